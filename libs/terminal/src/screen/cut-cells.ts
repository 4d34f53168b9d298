import type { Cell } from "./frame.ts";

/** The cells that fit; if not all do, the last of them is `…`, in the look of what it stands for. */
export function cutCells(cells: readonly Cell[], columns: number): readonly Cell[] {
  let width = 0;
  let fitting = 0;
  for (const [index, cell] of cells.entries()) {
    if (width + cell.columns > columns) return withMark(cells, fitting, columns);
    width += cell.columns;
    if (width < columns) fitting = index + 1;
  }
  return cells;
}

function withMark(cells: readonly Cell[], fitting: number, columns: number): readonly Cell[] {
  if (columns < 1) return [];
  const sgr = cells[fitting]?.sgr ?? "";
  return [...cells.slice(0, fitting), { text: "…", columns: 1, sgr, isDelicate: false }];
}
