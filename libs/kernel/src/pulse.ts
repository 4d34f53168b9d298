import type { Clock } from "./ports.ts";

/** Milliseconds that a program may compute before timers, signals and streams get their turn. */
const longestStretch = 10;
const beatsPerLook = 64;

/**
 * Everything runs on one thread and most of it without promises, so whatever can go on for long asks
 * here, once a turn, whether it must pause.
 */
export class Pulse {
  readonly #clock: Clock;
  #beatsLeft = beatsPerLook;
  #pausedAt: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#pausedAt = clock.now();
  }

  /** Undefined, nearly always, means go on; otherwise wait for it and look at the signal. */
  beat(): Promise<void> | undefined {
    this.#beatsLeft -= 1;
    return this.#beatsLeft > 0 ? undefined : this.#look();
  }

  #look(): Promise<void> | undefined {
    this.#beatsLeft = beatsPerLook;
    const now = this.#clock.now();
    if (now - this.#pausedAt < longestStretch) return undefined;
    return this.#pause();
  }

  async #pause(): Promise<void> {
    await this.#clock.breathe();
    this.#pausedAt = this.#clock.now();
  }
}
