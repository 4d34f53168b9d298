import { cellWidth } from "./cell-width.ts";
import { nextGrapheme } from "./grapheme.ts";
import { lineEnd, lineStart } from "./line-bounds.ts";

const printableAscii = /^[ -~]*$/;

/** The column of an offset in its line, in cells of the screen, the prompt not counted. */
export function columnOf(text: string, offset: number): number {
  return cellWidth(text.slice(lineStart(text, offset), offset));
}

/** The last place on the line that begins at `start` that is not right of the column. */
export function offsetOfColumn(text: string, start: number, column: number): number {
  const end = lineEnd(text, start);
  const guess = Math.min(end, start + column);
  const isPlain = printableAscii.test(text.slice(start, Math.min(end, guess + 1)));
  if (isPlain) return guess;
  let at = start;
  let width = 0;
  while (at < end) {
    const next = nextGrapheme(text, at);
    width += cellWidth(text.slice(at, next), width);
    if (width > column) break;
    at = next;
  }
  return Math.min(at, end);
}
