import { assertNever } from "@aish/core";
import type { Place } from "./drawing.ts";
import type { FrameRow } from "./frame.ts";

/**
 * What a terminal does with rows that are wider than it has become: it cuts them, or goes on with each on
 * further rows. xterm.js leaves the cursor's row alone and reckons from the last row up. Of one that is
 * not known, the least is taken: something of the entry may be left above it, but no output is lost.
 */
export type Reflow = "unknown" | "cuts" | "xtermJs" | "all";

export interface Narrowing {
  readonly rows: readonly FrameRow[];
  readonly cursor: Place;
  /** Of the terminal now. */
  readonly columns: number;
  /** Rows that the screen has lost at the same time. */
  readonly lostRows: number;
  readonly reflow: Reflow;
}

/** How many rows the cursor stands below the entry's first after the terminal has become so narrow. */
export function rowAfterNarrowing(narrowing: Narrowing): number {
  const { rows, cursor, columns, reflow } = narrowing;
  const before = rows.slice(0, cursor.row);
  switch (reflow) {
    case "cuts":
      return cursor.row;
    case "unknown":
      return heightOf(before, columns);
    case "xtermJs":
      return rowInXtermJs(narrowing);
    case "all":
      return heightOf(before, columns) + rowInOwn(rows[cursor.row], cursor.column, columns);
    default:
      return assertNever(reflow);
  }
}

/** By what a terminal answers when it is asked for its name and version (XTVERSION). */
export function reflowOf(terminal: string): Reflow {
  if (/^xterm\.js/i.test(terminal)) return "xtermJs";
  if (/^xterm/i.test(terminal)) return "cuts";
  return /^(?:tmux|kitty|foot|wezterm|ghostty|iterm2|vte|konsole|contour)/i.test(terminal)
    ? "all"
    : "unknown";
}

function heightOf(rows: readonly FrameRow[], columns: number): number {
  return rows.reduce((sum, row) => sum + rowHeight(row, columns), 0);
}

/** Behind the last character of a row the cursor stays with it, at the edge if it must. */
function rowInOwn(row: FrameRow | undefined, column: number, columns: number): number {
  const isBehind = row === undefined || column >= row.columns;
  return Math.max(0, Math.floor((isBehind ? column - 1 : column) / columns));
}

/** Each row that grows moves the cursor down, be it above or below, and which row is left alone goes with it. */
function rowInXtermJs({ rows, cursor, columns, lostRows }: Narrowing): number {
  let { row } = cursor;
  const last = Math.max(row, rows.length - 1 - lostRows);
  for (let index = last; index >= 0; index -= 1) {
    const at = rows[index];
    if (at !== undefined && index !== row) row += rowHeight(at, columns) - 1;
  }
  return row;
}

function rowHeight({ cells }: FrameRow, columns: number): number {
  let height = 1;
  let column = 0;
  for (const cell of cells) {
    if (column + cell.columns > columns) {
      height += 1;
      column = 0;
    }
    column += cell.columns;
  }
  return height;
}
