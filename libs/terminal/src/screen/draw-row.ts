import type { Drawing } from "./drawing.ts";
import type { Cell, FrameRow } from "./frame.ts";

/** Changes a row into another by writing from the first cell that differs to the last. False: nothing differs. */
export function drawRow(drawing: Drawing, row: number, old: FrameRow, next: FrameRow): boolean {
  let first = 0;
  let column = 0;
  for (; isSame(old.cells[first], next.cells[first]); first += 1) {
    column += next.cells[first]?.columns ?? 0;
  }
  if (first === old.cells.length && first === next.cells.length) return false;
  const end = old.columns === next.columns ? endOfChange(old.cells, next.cells, first) : undefined;
  const changed = next.cells.slice(first, end);
  // What stands behind a cell that may be drawn too wide is written over by it.
  const written = changed.some((cell) => cell.isDelicate) ? next.cells.slice(first) : changed;
  drawing.moveTo(row, column);
  for (const cell of written) drawing.put(cell);
  if (next.columns < old.columns) drawing.clearRight();
  return true;
}

function endOfChange(old: readonly Cell[], next: readonly Cell[], first: number): number {
  let same = 0;
  const most = Math.min(old.length, next.length) - first;
  while (same < most && isSame(old[old.length - 1 - same], next[next.length - 1 - same])) same += 1;
  return next.length - same;
}

function isSame(one: Cell | undefined, other: Cell | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one === other) return true;
  return one.text === other.text && one.sgr === other.sgr;
}
