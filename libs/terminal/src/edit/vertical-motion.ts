import { offsetOfColumn } from "./column.ts";
import { lineStart, nextLineStart } from "./line-bounds.ts";

/** Where the column is found so many lines below, or above if negative; stops at the last line there is. */
export function verticalMotion(
  text: string,
  offset: number,
  lines: number,
  column: number,
): number {
  let start = lineStart(text, offset);
  for (let left = Math.abs(lines); left > 0; left -= 1) {
    const next = lines < 0 ? previousLineStart(text, start) : nextLineStart(text, start);
    if (next === undefined) break;
    start = next;
  }
  return start === lineStart(text, offset) ? offset : offsetOfColumn(text, start, column);
}

function previousLineStart(text: string, start: number): number | undefined {
  return start === 0 ? undefined : lineStart(text, start - 1);
}
