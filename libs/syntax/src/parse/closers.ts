const order = ["then", "elif", "else", "fi", "do", "done", "esac", ";;", "}", ")"] as const;

/** Words and marks that end a block. */
export type Closer = (typeof order)[number];

const bits: ReadonlyMap<Closer, number> = new Map(
  order.map((closer, index) => [closer, 1 << index]),
);

const words: ReadonlyMap<string, Closer> = new Map(
  order.filter((closer) => closer.length > 1 && closer !== ";;").map((closer) => [closer, closer]),
);

/** Closers as bits, so that a block can be told of all that surround it. */
export function closerMask(...closers: readonly Closer[]): number {
  return closers.reduce((mask, closer) => mask | (bits.get(closer) ?? 0), 0);
}

export function closerBit(closer: Closer): number {
  return bits.get(closer) ?? 0;
}

export function closerWord(text: string): Closer | undefined {
  return words.get(text);
}
