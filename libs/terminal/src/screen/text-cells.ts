import { cellShape } from "./cell-shape.ts";
import type { Cell } from "./frame.ts";
import { segmentsOf } from "./segments-of.ts";
import type { Sgr } from "./styled.ts";

const tabStop = 8;
const dim = "2";
const ascii = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code));
export const printable = /^[ -~]*$/;
const space = 0x20;
const mostLooks = 200;
const plainCells = new Map<Sgr, (Cell | undefined)[]>();

/** Puts the cells of a text behind those that are there, and says in which column they end. */
export function appendCells(
  cells: Cell[],
  text: string,
  sgrAt: (offset: number) => Sgr,
  start: { readonly column: number; readonly columns: number },
): number {
  let { column } = start;
  if (printable.test(text)) {
    for (let at = 0; at < text.length; at += 1)
      cells.push(plainCell(text.charCodeAt(at), sgrAt(at)));
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
  return plainCell(space, sgr);
}

/** Made once for each look: a key would else leave hundreds of them behind, and comparing them would take longer. */
function plainCell(code: number, sgr: Sgr): Cell {
  const known = plainCells.get(sgr);
  const cells = known ?? [];
  if (known === undefined) {
    if (plainCells.size >= mostLooks) plainCells.clear();
    plainCells.set(sgr, cells);
  }
  return (cells[code] ??= { text: ascii[code] ?? "", columns: 1, sgr, isDelicate: false });
}

export function joinSgr(below: Sgr, above: Sgr): Sgr {
  if (below === "") return above;
  return above === "" ? below : `${below};${above}`;
}
