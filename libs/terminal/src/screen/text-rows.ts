import type { LineWrap } from "./line-wrap.ts";

/** A row of the text: which line it belongs to, and which row of that line it is. */
export interface TextRow {
  readonly wrap: LineWrap;
  /** Where the line begins in the text. */
  readonly lineStart: number;
  readonly row: number;
}

/** Cuts a text into lines and these into rows, from any place in it on and no further than asked. */
export interface TextRows {
  readonly text: string;
  readonly wrapOf: (line: string, lineStart: number) => LineWrap;
}

export function rowAt({ text, wrapOf }: TextRows, offset: number): TextRow {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  const wrap = wrapOf(lineFrom(text, lineStart), lineStart);
  return { wrap, lineStart, row: wrap.rowOf(offset - lineStart) };
}

/** The rows above one, the lowest first, up to so many. */
export function rowsAbove(rows: TextRows, from: TextRow, limit: number): TextRow[] {
  const above: TextRow[] = [];
  let { wrap, lineStart, row } = from;
  while (above.length < limit) {
    if (row > 0) {
      row -= 1;
      above.push({ wrap, lineStart, row });
      continue;
    }
    if (lineStart === 0) break;
    const before = lineStart - 1;
    lineStart = before === 0 ? 0 : rows.text.lastIndexOf("\n", before - 1) + 1;
    wrap = rows.wrapOf(rows.text.slice(lineStart, before), lineStart);
    row = wrap.count(Number.POSITIVE_INFINITY);
  }
  return above;
}

/** The rows below one, the highest first, up to so many. */
export function rowsBelow(rows: TextRows, from: TextRow, limit: number): TextRow[] {
  const below: TextRow[] = [];
  let { wrap, lineStart, row } = from;
  while (below.length < limit) {
    if (wrap.start(row + 1) !== undefined) {
      row += 1;
      below.push({ wrap, lineStart, row });
      continue;
    }
    lineStart += wrap.text.length + 1;
    if (lineStart > rows.text.length) break;
    wrap = rows.wrapOf(lineFrom(rows.text, lineStart), lineStart);
    row = 0;
    below.push({ wrap, lineStart, row });
  }
  return below;
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end < 0 ? text.length : end);
}
