import { cellShape } from "./cell-shape.ts";
import type { Cell } from "./frame.ts";
import { segmentsOf } from "./segments-of.ts";
import type { Sgr } from "./styled.ts";

const tabStop = 8;
const dim = "2";
const ascii = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code));
const printable = /^[ -~]*$/;

/** Puts the cells of a text behind those that are there, and says in which column they end. */
export function appendCells(
  cells: Cell[],
  text: string,
  sgrAt: (offset: number) => Sgr,
  start: { readonly column: number; readonly columns: number },
): number {
  let { column } = start;
  if (printable.test(text)) {
    for (let at = 0; at < text.length; at += 1) {
      const character = ascii[text.charCodeAt(at)] ?? "";
      cells.push({ text: character, columns: 1, sgr: sgrAt(at), isDelicate: false });
    }
    return column + text.length;
  }
  for (const { segment, index } of segmentsOf(text)) {
    const sgr = sgrAt(index);
    if (segment === "\t") {
      const width = tabWidth(column, start.columns);
      for (let blank = 0; blank < width; blank += 1) cells.push(blankCell(sgr));
      column += width;
      continue;
    }
    const { text: shown, columns, isDelicate, isStandIn } = cellShape(segment);
    cells.push({ text: shown, columns, sgr: isStandIn ? joinSgr(sgr, dim) : sgr, isDelicate });
    column += columns;
  }
  return column;
}

/** To the next stop, but not over the edge. */
export function tabWidth(column: number, columns: number): number {
  return Math.max(1, Math.min(tabStop - (column % tabStop), columns - column));
}

export function blankCell(sgr: Sgr): Cell {
  return { text: " ", columns: 1, sgr, isDelicate: false };
}

export function joinSgr(below: Sgr, above: Sgr): Sgr {
  if (below === "") return above;
  return above === "" ? below : `${below};${above}`;
}
