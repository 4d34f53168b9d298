import type { Notice } from "./notices.ts";
import type { NotifyRequest } from "./notify-command.ts";

/** Notices that wait for their time. They end with the prompt that they were asked for at. */
export class NoticeTimers {
  readonly #show: (notice: Notice) => void;
  readonly #timers = new Set<Timer>();

  constructor(show: (notice: Notice) => void) {
    this.#show = show;
  }

  start({ afterMs, notice }: NotifyRequest): void {
    if (afterMs === 0) {
      this.#show(notice);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#show(notice);
    }, afterMs);
    timer.unref();
    this.#timers.add(timer);
  }

  get waiting(): number {
    return this.#timers.size;
  }

  end(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
