export interface TokenCount {
  readonly tokens: number;
  /** True if no tokenizer was asked: to be shown with a `~`. */
  readonly estimated: boolean;
}

const charactersPerToken = 3.3;

/** Errs upwards for English and code, so that a budget kept with it is kept in fact. */
export function estimateTokens(text: string): TokenCount {
  return { tokens: Math.ceil(text.length / charactersPerToken), estimated: true };
}
