import { Drawing, type Place } from "./drawing.ts";
import { drawRow } from "./draw-row.ts";
import type { Frame, FrameRow } from "./frame.ts";
import type { ScreenSize } from "./live-view.ts";
import { printedText } from "./printed-text.ts";
import { rowAfterNarrowing, type Reflow } from "./reflow.ts";

const begin = "\x1b[?2026h\x1b[?25l";
const end = "\x1b[?25h\x1b[?2026l";
const home = "\x1b[H";
const start: Place = { row: 0, column: 0 };
const empty: FrameRow = { cells: [], columns: 0, continues: false };

/**
 * The last rows of a terminal's screen, which it keeps as the frame that was drawn last says. Everything
 * is relative to the first of them, which begins at the left edge; what is above is never touched.
 */
export class LiveScreen {
  readonly #write: (bytes: string) => void;
  #rows: readonly FrameRow[] = [];
  #cursor: Place = start;
  #size: ScreenSize = { columns: 80, rows: 24 };
  /** Rows that are there and can be reached without scrolling. */
  #reach = 1;
  /** Set as soon as it is known which terminal it is. */
  reflow: Reflow = "unknown";

  constructor(write: (bytes: string) => void) {
    this.#write = write;
  }

  draw(frame: Frame): void {
    const { columns, rows } = this.#size;
    if (columns !== frame.size.columns || rows !== frame.size.rows) {
      this.resize(frame, frame.size);
      return;
    }
    const drawing = this.#drawing();
    const changed = this.#paint(drawing, frame.rows);
    this.#endAt(drawing, frame.cursor, changed > 1);
  }

  /** The terminal has another size; `frame` is laid out for it. */
  resize(frame: Frame, size: ScreenSize): void {
    const drawing = this.#drawing(size);
    const hadRows = this.#rows.length > 0;
    this.#size = size;
    if (hadRows) this.#clear(drawing);
    const changed = this.#paint(drawing, frame.rows);
    this.#endAt(drawing, frame.cursor, hadRows || changed > 1);
  }

  /** Shows output above the entry, which then stands below it as it was. */
  printAbove(text: string): void {
    if (text === "") return;
    const rows = this.#rows;
    const cursor = this.#cursor;
    const drawing = this.#drawing();
    if (rows.length > 0) this.#clear(drawing);
    drawing.add(printedText(text));
    drawing.isAt(start);
    this.#paint(drawing, rows);
    this.#endAt(drawing, cursor, true);
  }

  /** Leaves the entry on the screen, with the cursor on the row behind it. */
  finish(frame: Frame): void {
    const size = { columns: frame.size.columns, rows: Math.min(frame.size.rows, this.#size.rows) };
    const drawing = this.#drawing(size);
    if (size.columns !== this.#size.columns) this.#clear(drawing);
    this.#size = size;
    const isLarge = this.#paintToStay(drawing, frame.rows);
    drawing.toRow(Math.max(0, frame.rows.length - 1));
    drawing.newRow();
    this.forget();
    this.#send(drawing, isLarge);
  }

  /** Leaves nothing of the entry, and the cursor where it began. */
  erase(): void {
    const drawing = this.#drawing();
    if (this.#rows.length > 0) this.#clear(drawing);
    this.forget();
    this.#send(drawing, false);
  }

  /** Others have drawn: the next frame begins on the row of the cursor. */
  forget(): void {
    this.#rows = [];
    this.#cursor = start;
    this.#reach = 1;
  }

  /** Puts the entry on the first row of the screen; what was there is scrolled away, not lost. */
  clear(frame: Frame): void {
    const drawing = this.#drawing();
    this.#clear(drawing);
    this.#size = frame.size;
    drawing.add("\r\n".repeat(Math.max(0, frame.size.rows - 1)) + home);
    drawing.isAt(start);
    drawing.clearBelow();
    this.#paint(drawing, frame.rows);
    this.#endAt(drawing, frame.cursor, true);
  }

  /** Begins where the cursor is now, which another width may have moved to another of the entry's rows. */
  #drawing({ columns, rows } = this.#size): Drawing {
    const narrowing = {
      rows: this.#rows,
      cursor: this.#cursor,
      columns,
      lostRows: Math.max(0, this.#size.rows - rows),
      reflow: this.reflow,
    };
    const isNarrower = columns < this.#size.columns;
    const row = isNarrower ? rowAfterNarrowing(narrowing) : this.#cursor.row;
    return new Drawing(columns, { row, column: this.#cursor.column });
  }

  #clear(drawing: Drawing): void {
    drawing.toRow(0);
    drawing.clearBelow();
    this.forget();
  }

  /** How many rows had to be changed. */
  #paint(drawing: Drawing, rows: readonly FrameRow[]): number {
    let changed = 0;
    for (const [index, row] of rows.entries()) {
      this.#makeRow(drawing, index);
      if (drawRow(drawing, index, this.#rows[index] ?? empty, row)) changed += 1;
    }
    if (this.#rows.length > rows.length) {
      drawing.moveTo(rows.length, 0);
      drawing.clearBelow();
      changed += 1;
    }
    this.#rows = rows;
    return changed;
  }

  #makeRow(drawing: Drawing, index: number): void {
    if (index < this.#reach) return;
    drawing.toRow(index - 1);
    drawing.newRow();
    this.#reach = index + 1;
  }

  /** Lines that take several rows are written as one, so that the terminal copies and wraps them as one. */
  #paintToStay(drawing: Drawing, rows: readonly FrameRow[]): boolean {
    const isDelicate = rows.some(({ cells }) => cells.some((cell) => cell.isDelicate));
    const wrapped = isDelicate ? -1 : rows.findIndex(({ continues }) => continues);
    const first = rows.length > this.#size.rows ? 0 : wrapped;
    if (first < 0) return this.#paint(drawing, rows) > 1;
    const kept = this.#rows.slice(0, first);
    for (const [index, row] of rows.slice(0, first).entries()) {
      this.#makeRow(drawing, index);
      drawRow(drawing, index, kept[index] ?? empty, row);
    }
    this.#makeRow(drawing, first);
    drawing.toRow(first);
    drawing.clearBelow();
    for (const [index, row] of rows.entries()) {
      if (index < first) continue;
      if (index > first) this.#begin(drawing, rows[index - 1] ?? empty, row, isDelicate);
      for (const cell of row.cells) drawing.put(cell);
    }
    return true;
  }

  #begin(drawing: Drawing, above: FrameRow, row: FrameRow, isDelicate: boolean): void {
    const next = row.cells[0];
    const isFull = above.columns === this.#size.columns || (next?.columns === 2 && next.text > "~");
    if (above.continues && !isDelicate && next !== undefined && isFull) drawing.wrap();
    else drawing.newRow();
  }

  #endAt(drawing: Drawing, cursor: Place, isLarge: boolean): void {
    drawing.moveTo(cursor.row, cursor.column);
    this.#cursor = cursor;
    this.#send(drawing, isLarge);
  }

  #send(drawing: Drawing, isLarge: boolean): void {
    const bytes = drawing.finished();
    if (bytes !== "") this.#write(isLarge ? begin + bytes + end : bytes);
  }
}
