import type { Cell, FrameRow } from "./frame.ts";

export function frameRow(cells: readonly Cell[], continues = false): FrameRow {
  let columns = 0;
  for (const cell of cells) columns += cell.columns;
  return { cells, columns, continues };
}
