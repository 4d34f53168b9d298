import { countRows } from "./line-rows.ts";
import type { PagerDocument } from "./pager-document.ts";

/** A row of the screen: which line of the document, and which row of it. */
export interface ViewRow {
  readonly line: number;
  readonly row: number;
}

/** What part of a document is on the screen. */
export class Viewport {
  #document: PagerDocument;
  #top: ViewRow = { line: 0, row: 0 };
  #columns = 80;
  #rows = 24;
  #wraps = true;

  constructor(document: PagerDocument) {
    this.#document = document;
  }

  get top(): ViewRow {
    return this.#top;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Another document, or another form of it, that is to be looked at from this line on. */
  show(document: PagerDocument, line: number): void {
    this.#document = document;
    this.#top = { line, row: 0 };
    this.#settle();
  }

  fit(columns: number, rows: number, wraps: boolean): void {
    if (columns === this.#columns && rows === this.#rows && wraps === this.#wraps) return;
    this.#columns = columns;
    this.#rows = rows;
    this.#wraps = wraps;
    const last = this.#rowsOf(this.#top.line) - 1;
    this.#top = { ...this.#top, row: Math.min(this.#top.row, last) };
    this.#settle();
  }

  /** Downward if it is above 0. */
  scroll(rows: number): void {
    let { line, row } = this.#top;
    for (let left = Math.abs(rows); left > 0; left -= 1) {
      if (rows > 0) {
        if (row + 1 < this.#rowsOf(line)) row += 1;
        else if (line + 1 < this.#document.lineCount) [line, row] = [line + 1, 0];
        else break;
      } else if (row > 0) {
        row -= 1;
      } else if (line > 0) {
        line -= 1;
        row = this.#rowsOf(line) - 1;
      } else {
        break;
      }
    }
    this.#top = { line, row };
    this.#settle();
  }

  toLine(line: number): void {
    this.#top = { line: clamp(line, this.#document.lineCount), row: 0 };
    this.#settle();
  }

  toBottom(): void {
    this.#top = this.#lastTop();
  }

  /** Moves only if not all of these lines are seen, and then so that some lines around them are. */
  reveal(first: number, last = first): void {
    const seen = this.seen();
    if ([first, last].every((line) => seen.some((row) => row.line === line))) return;
    this.toLine(first);
    const room = this.#rows - 1 - (last - first);
    this.scroll(-Math.max(0, Math.min(Math.floor(this.#rows / 3), room)));
  }

  /** The rows that are on the screen. */
  seen(): readonly ViewRow[] {
    const rows: ViewRow[] = [];
    let { line, row } = this.#top;
    while (rows.length < this.#rows && line < this.#document.lineCount) {
      const count = this.#rowsOf(line);
      for (; row < count && rows.length < this.#rows; row += 1) rows.push({ line, row });
      line += 1;
      row = 0;
    }
    return rows;
  }

  get isAtBottom(): boolean {
    const last = this.#lastTop();
    return (
      this.#top.line > last.line || (this.#top.line === last.line && this.#top.row >= last.row)
    );
  }

  /** No further down than the last row needs. */
  #settle(): void {
    const nearEnd = this.#top.line + this.#rows >= this.#document.lineCount;
    if (nearEnd && this.isAtBottom) this.#top = this.#lastTop();
  }

  #lastTop(): ViewRow {
    let left = this.#rows;
    for (let line = this.#document.lineCount - 1; line >= 0; line -= 1) {
      const count = this.#rowsOf(line);
      if (count >= left) return { line, row: count - left };
      left -= count;
    }
    return { line: 0, row: 0 };
  }

  #rowsOf(line: number): number {
    return this.#wraps ? countRows(this.#document.line(line).spans, this.#columns) : 1;
  }
}

function clamp(line: number, count: number): number {
  return Math.max(0, Math.min(line, count - 1));
}
