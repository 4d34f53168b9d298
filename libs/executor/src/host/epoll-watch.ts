import type { Epoll } from "./epoll.ts";
import type { Alarm, Ready, Watch } from "./watch.ts";

/** If the trick below should fail one day. */
const lookMs = 4;

/**
 * Bun has no way to ask when a descriptor is ready without having it read. But it waits for anything it
 * is told to be a socket, an epoll descriptor too, and that is readable as soon as one of what it watches
 * is ready. Bun then finds that it is no socket, closes it and says so: that is the bell.
 */
export class EpollWatch implements Watch {
  readonly #epoll: Epoll;

  constructor(epoll: Epoll) {
    this.#epoll = epoll;
  }

  watch(descriptor: number, events: number): boolean {
    return this.#epoll.watch(descriptor, events);
  }

  forget(descriptor: number): void {
    this.#epoll.forget(descriptor);
  }

  ready(): readonly Ready[] {
    return this.#epoll.ready();
  }

  alarm(ring: () => void): Alarm {
    let isOver = false;
    let timer: Timer | undefined;
    const close = (): void => {
      if (isOver) return;
      isOver = true;
      ring();
    };
    const connecting = connect({
      fd: this.#epoll.duplicate(),
      socket: { data() {}, error() {}, close },
    });
    connecting.catch(() => {
      if (!isOver) timer = setTimeout(close, lookMs);
    });
    return {
      stop() {
        isOver = true;
        clearTimeout(timer);
        void terminate(connecting);
      },
    };
  }
}

async function terminate(connecting: Promise<Bun.Socket>): Promise<void> {
  try {
    (await connecting).terminate();
  } catch {
    // It was never connected.
  }
}

function connect(options: Bun.FdSocketOptions): Promise<Bun.Socket> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Bun declares these options, but not that `connect` takes them
  const call = Bun.connect as unknown as (options: Bun.FdSocketOptions) => Promise<Bun.Socket>;
  return call(options);
}
