import { cellShape } from "./cell-shape.ts";
import { commonStart } from "./common-start.ts";
import { segmentsOf } from "./segments-of.ts";
import { printable, tabWidth } from "./text-cells.ts";

/** What comes behind the edge can still be joined to the last character before it. */
const joinable = 512;

/** Where the rows of one line of text begin. Only as far as somebody asked. */
export class LineWrap {
  readonly text: string;
  /** Columns that are taken before the first row. */
  readonly indent: number;
  readonly columns: number;
  readonly #starts: number[] = [0];
  #isWhole = false;
  #lastColumn = 0;

  constructor(text: string, indent: number, columns: number) {
    this.text = text;
    this.indent = indent;
    this.columns = columns;
  }

  /** For a text that was changed: the rows before the change are taken over. */
  static after(before: LineWrap, text: string): LineWrap {
    const wrap = new LineWrap(text, before.indent, before.columns);
    const same = commonStart(before.text, text) - joinable;
    for (const start of before.#starts.slice(1)) {
      if (start > same) break;
      wrap.#starts.push(start);
    }
    return wrap;
  }

  /** The place in the text where a row begins; undefined: there is no such row. */
  start(row: number): number | undefined {
    while (!this.#isWhole && this.#starts.length <= row) this.#addRow();
    return this.#starts[row];
  }

  end(row: number): number {
    return this.start(row + 1) ?? this.text.length;
  }

  /** The row that has the character at an offset, or its place behind the last one. */
  rowOf(offset: number): number {
    while (!this.#isWhole && (this.#starts.at(-1) ?? 0) <= offset) this.#addRow();
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many rows there are, but not more than so many. */
  count(limit: number): number {
    while (!this.#isWhole && this.#starts.length < limit) this.#addRow();
    return Math.min(limit, this.#starts.length);
  }

  /** The last row is full, so what follows stands on another one. */
  get isFull(): boolean {
    while (!this.#isWhole) this.#addRow();
    return this.#lastColumn >= this.columns;
  }

  #addRow(): void {
    const row = this.#starts.length - 1;
    const start = this.#starts[row] ?? 0;
    const column = row === 0 ? this.indent : 0;
    const plainEnd = start + this.columns - column;
    const isPlain = printable.test(this.text.slice(start, plainEnd));
    const follows = this.text.charCodeAt(plainEnd);
    if (isPlain && (Number.isNaN(follows) || follows < 0x80)) {
      if (plainEnd < this.text.length) this.#starts.push(plainEnd);
      else this.#finish(column + this.text.length - start);
      return;
    }
    this.#addSlowly(start, column);
  }

  #addSlowly(start: number, first: number): void {
    let column = first;
    for (const { segment, index } of segmentsOf(this.text, start)) {
      const width = this.#widthOf(segment, column);
      if (column + width > this.columns && column > 0) {
        this.#starts.push(index);
        return;
      }
      column += width;
    }
    this.#finish(column);
  }

  #widthOf(segment: string, column: number): number {
    if (segment === "\t") return column < this.columns ? tabWidth(column, this.columns) : 1;
    return segment.length === 1 && printable.test(segment) ? 1 : cellShape(segment).columns;
  }

  #finish(column: number): void {
    this.#isWhole = true;
    this.#lastColumn = column;
  }
}
