import type { Cell, FrameRow } from "./frame.ts";

export function frameRow(cells: readonly Cell[], continues = false): FrameRow {
  return { cells, columns: cells.reduce((sum, cell) => sum + cell.columns, 0), continues };
}
