import { nativeCalls } from "./native-calls.ts";
import type { Alarm, Ready, Watch } from "./watch.ts";

const longestPauseMs = 16;

/** Where there is no epoll: looks again and again, ever more seldom until something changes. */
export class PollWatch implements Watch {
  readonly #asked = new Map<number, number>();
  #pauseMs = 1;

  watch(descriptor: number, events: number): boolean {
    this.#asked.set(descriptor, events);
    this.#pauseMs = 1;
    return true;
  }

  forget(descriptor: number): void {
    this.#asked.delete(descriptor);
  }

  ready(): readonly Ready[] {
    const native = nativeCalls();
    return [...this.#asked]
      .map(([descriptor, asked]) => ({ descriptor, events: native.poll(descriptor, asked) }))
      .filter(({ events }) => events !== 0);
  }

  alarm(ring: () => void): Alarm {
    const timer = setTimeout(ring, this.#pauseMs);
    this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
    return { stop: () => clearTimeout(timer) };
  }
}
