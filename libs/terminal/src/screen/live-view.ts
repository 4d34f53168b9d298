import type { Sgr, StyledLine, StyleRange } from "./styled.ts";

/** Everything that the entry being typed shows, from its prompt to the menu below it. */
export interface LiveView {
  /** The last row stands before the text, the others above it. */
  readonly prompt: readonly StyledLine[];
  /** At the right edge of the first row of text while there is room; empty: none. */
  readonly rightPrompt: StyledLine;
  /** Before every line of the text but the first. */
  readonly continuation: StyledLine;
  /** Lines end in `\n`; other control characters are drawn as what they are (`^C`, a tab up to its stop). */
  readonly text: string;
  /** An offset into `text`. */
  readonly cursor: number;
  /** In order, not overlapping. */
  readonly colours: readonly StyleRange[];
  readonly selection: StyleRange | undefined;
  /** Follows the text when the cursor stands at its end; never counts as typed. */
  readonly ghost: string;
  readonly ghostSgr: Sgr;
  /** Rows under the text: a menu, a list, a hint. What does not fit in the width is cut. */
  readonly below: readonly StyledLine[];
  /** The row of `below` that has the cursor, with its column; undefined: the cursor is in the text. */
  readonly cursorBelow?: { readonly row: number; readonly column: number } | undefined;
}

/** Columns and rows of the terminal. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}
