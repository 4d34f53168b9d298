import { cutCells } from "./cut-cells.ts";
import { lineCells } from "./line-cells.ts";
import type { Span, StyledLine } from "./styled.ts";
import { widthOf } from "./width-of.ts";

/** A line that takes no more than so many columns; `…` stands for what was cut. */
export function cutToWidth(line: StyledLine, columns: number): StyledLine {
  if (widthOf(line) <= columns) return line;
  const spans: Span[] = [];
  let text = "";
  let sgr: string | undefined;
  for (const cell of cutCells(lineCells(line), columns)) {
    if (sgr !== undefined && sgr !== cell.sgr) {
      spans.push({ text, sgr });
      text = "";
    }
    ({ sgr } = cell);
    text += cell.text;
  }
  if (sgr !== undefined) spans.push({ text, sgr });
  return spans;
}
