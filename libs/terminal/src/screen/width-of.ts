import { lineCells } from "./line-cells.ts";
import type { StyledLine } from "./styled.ts";

const printable = /^[ -~]*$/;

/** The columns that a line takes on a screen. */
export function widthOf(line: StyledLine): number {
  if (line.every(({ text }) => printable.test(text))) {
    return line.reduce((sum, { text }) => sum + text.length, 0);
  }
  return lineCells(line).reduce((sum, { columns }) => sum + columns, 0);
}
