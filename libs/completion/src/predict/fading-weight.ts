/**
 * Weights that fade by half in `halfLifeMs` need no upkeep if a use counts more the later it is: they
 * all fade at the same rate, so that only their ratios matter, and `fadedBy` makes them counts again.
 */
export class FadingWeight {
  readonly #halfLifeMs: number;
  #origin: number | undefined;

  constructor(halfLifeMs: number) {
    this.#halfLifeMs = halfLifeMs;
  }

  /** Of one use at that time. */
  at(time: number): number {
    this.#origin ??= time;
    const halfLives = (time - this.#origin) / this.#halfLifeMs;
    return 2 ** Math.min(Math.max(halfLives, -500), 500); // a clock may have been wrong by centuries
  }

  /** What the sum of uses is multiplied by to be a count as of now. */
  fadedBy(now: number): number {
    return 1 / this.at(now);
  }
}
