import { openEpoll } from "./epoll.ts";
import { EpollWatch } from "./epoll-watch.ts";
import { failed, readable, writable } from "./native-calls.ts";
import { PollWatch } from "./poll-watch.ts";
import type { Watch } from "./watch.ts";

export interface Wait {
  /** Resolves when the descriptor is ready, failed or ended, or when the wait was dropped. */
  readonly over: Promise<void>;
  /** Stops waiting; to be called before the descriptor is closed. */
  drop(): void;
}

export type Direction = "read" | "write";

/** Nothing is read or written: whoever waited tries again, and may find that another was faster. */
export interface Readiness {
  wait(descriptor: number, direction: Direction): Wait;
}

let shared: Readiness | undefined;

export function readiness(): Readiness {
  shared ??= new ReadinessQueue(bestWatch());
  return shared;
}

function bestWatch(): Watch {
  const epoll = openEpoll();
  return epoll === undefined ? new PollWatch() : new EpollWatch(epoll);
}

interface Waiting {
  readonly asked: number;
  readonly resolve: () => void;
}

export class ReadinessQueue implements Readiness {
  readonly #watch: Watch;
  readonly #waiting = new Map<number, Waiting[]>();
  #alarm: { stop(): void } | undefined;

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  wait(descriptor: number, direction: Direction): Wait {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = { asked: direction === "read" ? readable : writable, resolve };
    const others = this.#waiting.get(descriptor) ?? [];
    this.#keep(descriptor, [...others, waiting]);
    this.#setAlarm();
    return { over: promise, drop: () => this.#drop(descriptor, waiting) };
  }

  #keep(descriptor: number, waiting: Waiting[]): void {
    const asked = waiting.reduce((events, one) => events | one.asked, 0);
    if (asked === 0) {
      this.#waiting.delete(descriptor);
      this.#watch.forget(descriptor);
    } else if (this.#watch.watch(descriptor, asked)) this.#waiting.set(descriptor, waiting);
    else {
      // A file, which is always ready, or nothing that is open, which reading and writing will say.
      this.#waiting.delete(descriptor);
      for (const one of waiting) one.resolve();
    }
  }

  #setAlarm(): void {
    if (this.#waiting.size > 0) this.#alarm ??= this.#watch.alarm(() => this.#ring());
  }

  #drop(descriptor: number, dropped: Waiting): void {
    dropped.resolve();
    const waiting = this.#waiting.get(descriptor);
    if (waiting === undefined || !waiting.includes(dropped)) return;
    this.#keep(
      descriptor,
      waiting.filter((one) => one !== dropped),
    );
    if (this.#waiting.size > 0) return;
    this.#alarm?.stop();
    this.#alarm = undefined;
  }

  #ring(): void {
    this.#alarm = undefined;
    for (const { descriptor, events } of this.#watch.ready()) {
      const waiting = this.#waiting.get(descriptor) ?? [];
      const isOver = ({ asked }: Waiting): boolean => (events & (asked | failed)) !== 0;
      this.#keep(
        descriptor,
        waiting.filter((one) => !isOver(one)),
      );
      for (const one of waiting) if (isOver(one)) one.resolve();
    }
    this.#setAlarm();
  }
}
