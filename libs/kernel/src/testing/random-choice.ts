export interface RandomChoice {
  /** At least 0, below `limit`. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
}

/** The same choices for the same seed, so that what fails fails again. */
export function randomChoice(seed: number): RandomChoice {
  let state = seed;
  function below(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  return {
    below,
    of(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("there is nothing to choose from");
      return item;
    },
  };
}
