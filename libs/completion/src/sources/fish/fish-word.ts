/** A piece of a word of fish's language, as far as a file of completions needs it. */
export type FishPart =
  | { readonly kind: "text"; readonly text: string }
  /** Outside quotes a list becomes as many words, inside them one. */
  | { readonly kind: "variable"; readonly name: string; readonly isQuoted: boolean }
  | { readonly kind: "call"; readonly source: string };

export type FishWord = readonly FishPart[];

/** The words of one command, and what joined it to the one before it. */
export interface FishStatement {
  readonly words: readonly FishWord[];
  readonly join: "then" | "and" | "or" | "pipe";
}
