import { printable } from "../listings/columns.ts";
import type { Line } from "./edit-line.ts";

export interface LineView {
  readonly prompt: string;
  /** Stands before every line but the first; undefined: the text is one line, whatever is in it. */
  readonly continuation: string | undefined;
  readonly line: Line;
  readonly columns: number;
  /** Of the terminal: what does not fit is cut off away from the cursor. */
  readonly rows: number;
}

export interface DrawnLine {
  /** From the left edge of the first row; the cursor is left where the next key goes. */
  readonly output: string;
  /** Counted from the first row that was drawn. */
  readonly cursorRow: number;
}

interface Row {
  readonly output: string;
  /** How many rows of the screen it takes. */
  readonly height: number;
}

/** What to write for a prompt and the text behind it, which wraps at the edge of the terminal. */
export function drawLine({ prompt, continuation, line, columns, rows }: LineView): DrawnLine {
  const { text, cursor } = line;
  const texts = continuation === undefined ? [text] : text.split("\n");
  const before = text.slice(0, cursor);
  const at = continuation === undefined ? 0 : before.split("\n").length - 1;
  const prefix = (index: number): string => (index === 0 ? prompt : (continuation ?? ""));
  const all = texts.map((one, index) => toRow(prefix(index) + printable(one), columns));
  const { first, last } = windowAround(at, all, rows);
  const shown = all.slice(first, last + 1);

  const start = continuation === undefined ? 0 : before.lastIndexOf("\n") + 1;
  const column = Bun.stringWidth(prefix(at) + printable(before.slice(start)));
  const above = heightOf(all.slice(first, at));
  const cursorRow = above + Math.floor(column / columns);
  const back = heightOf(shown) - 1 - cursorRow;
  const place = `${back > 0 ? `\u001B[${back}A` : ""}\r${column % columns > 0 ? `\u001B[${column % columns}C` : ""}`;
  return { output: shown.map((row) => row.output).join("\n") + place, cursorRow };
}

/** A line that fills its last row leaves the cursor behind the edge: a space moves it on. */
function toRow(output: string, columns: number): Row {
  const width = Bun.stringWidth(output);
  const edge = width > 0 && width % columns === 0 ? " \b" : "";
  return { output: output + edge, height: Math.floor(width / columns) + 1 };
}

function heightOf(rows: readonly Row[]): number {
  return rows.reduce((height, row) => height + row.height, 0);
}

/** The lines around the cursor that have room together; at least its own. */
function windowAround(
  at: number,
  all: readonly Row[],
  rows: number,
): { readonly first: number; readonly last: number } {
  let first = at;
  let last = at;
  let room = rows - (all[at]?.height ?? 1);
  for (;;) {
    const above = all[first - 1];
    const below = all[last + 1];
    if (above !== undefined && above.height <= room) {
      room -= above.height;
      first -= 1;
    } else if (below !== undefined && below.height <= room) {
      room -= below.height;
      last += 1;
    } else return { first, last };
  }
}
