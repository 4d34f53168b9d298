import type { StyledLine } from "../screen/styled.ts";

/** Where the text of a link stands in a line, by UTF-16 units. */
export interface LinkRange {
  readonly start: number;
  readonly end: number;
  /** Counted from 1 through the whole text. */
  readonly number: number;
}

export interface PagerLine {
  readonly spans: StyledLine;
  readonly links: readonly LinkRange[];
}

export function lineText({ spans }: PagerLine): string {
  return spans.length === 1 ? (spans[0]?.text ?? "") : spans.map(({ text }) => text).join("");
}
