import type { Cell } from "../screen/frame.ts";
import { lineCells } from "../screen/line-cells.ts";
import type { Span, StyledLine } from "../screen/styled.ts";

const printable = /^[ -~]*$/;

/** How many rows of the screen a line takes when it is wrapped. */
export function countRows(line: StyledLine, columns: number): number {
  if (isPlain(line)) return Math.max(1, Math.ceil(lengthOf(line) / columns));
  return wrapCells(lineCells(line), columns).length;
}

/** A line wrapped at the right edge. */
export function wrappedRows(line: StyledLine, columns: number): readonly StyledLine[] {
  if (!isPlain(line)) return wrapCells(lineCells(line), columns).map(toSpans);
  const length = lengthOf(line);
  if (length <= columns) return [line];
  const rows: StyledLine[] = [];
  for (let at = 0; at < length; at += columns) rows.push(slicedLine(line, at, at + columns));
  return rows;
}

/** What is seen of a line from some column on. */
export function cutRow(line: StyledLine, left: number, columns: number): StyledLine {
  if (isPlain(line)) return slicedLine(line, left, left + columns);
  const seen: Cell[] = [];
  let column = 0;
  for (const cell of lineCells(line)) {
    if (column + cell.columns > left + columns) break;
    if (column >= left) seen.push(cell);
    column += cell.columns;
  }
  return toSpans(seen);
}

/** A character is a column. */
function isPlain(line: StyledLine): boolean {
  return line.every(({ text }) => printable.test(text));
}

function lengthOf(line: StyledLine): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

function slicedLine(line: StyledLine, start: number, end: number): StyledLine {
  const spans: Span[] = [];
  let at = 0;
  for (const { text, sgr } of line) {
    if (at >= end) break;
    const part = text.slice(Math.max(0, start - at), end - at);
    if (part !== "") spans.push({ text: part, sgr });
    at += text.length;
  }
  return spans;
}

function wrapCells(cells: readonly Cell[], columns: number): readonly (readonly Cell[])[] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let width = 0;
  for (const cell of cells) {
    if (width + cell.columns > columns && row.length > 0) {
      rows.push(row);
      row = [];
      width = 0;
    }
    row.push(cell);
    width += cell.columns;
  }
  return [...rows, row];
}

function toSpans(cells: readonly Cell[]): StyledLine {
  const spans: Span[] = [];
  let text = "";
  let sgr = "";
  for (const cell of cells) {
    if (cell.sgr !== sgr && text !== "") {
      spans.push({ text, sgr });
      text = "";
    }
    ({ sgr } = cell);
    text += cell.text;
  }
  if (text !== "") spans.push({ text, sgr });
  return spans;
}
