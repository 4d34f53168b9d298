import type { LiveView } from "./live-view.ts";
import type { StyledLine } from "./styled.ts";

export interface ShownBelow {
  readonly lines: readonly StyledLine[];
  /** Which row of the view is the first of them. */
  readonly start: number;
}

/** The rows under the text get what it leaves, and a third of the screen at least. */
export function shownBelow(view: LiveView, rows: number, taken: number): ShownBelow {
  const { below, cursorBelow } = view;
  const least = Math.min(rows - 1, Math.max(1, Math.floor(rows / 3)));
  const count = Math.min(below.length, Math.max(least, rows - taken));
  const start = cursorBelow === undefined ? 0 : Math.max(0, cursorBelow.row - count + 1);
  return { lines: below.slice(start, start + count), start };
}
