import type { Cell } from "./frame.ts";
import type { StyledLine } from "./styled.ts";
import { appendCells } from "./text-cells.ts";

/** The cells of a line that begins at the left edge, however wide it is. */
export function lineCells(line: StyledLine): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { text, sgr } of line) {
    column = appendCells(cells, text, () => sgr, { column, columns: Number.POSITIVE_INFINITY });
  }
  return cells;
}
