/** The parameters of one SGR sequence (ECMA-48 §8.3.117), such as `1;38;5;2`; empty: the terminal's own. */
export type Sgr = string;

export interface Span {
  /** Without control characters. */
  readonly text: string;
  readonly sgr: Sgr;
}

/** One line of the screen, or less. */
export type StyledLine = readonly Span[];

/** How a part of a text looks: offsets of UTF-16 units, `end` not included. */
export interface StyleRange {
  readonly start: number;
  readonly end: number;
  readonly sgr: Sgr;
}
