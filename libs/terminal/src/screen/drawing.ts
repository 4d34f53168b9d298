import type { Cell } from "./frame.ts";
import type { Sgr } from "./styled.ts";

const csi = "\x1b[";
const wrapOff = `${csi}?7l`;
const wrapOn = `${csi}?7h`;

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The bytes that change a screen, with the place where they leave the cursor: rows are counted from the entry's first. */
export class Drawing {
  readonly #columns: number;
  #bytes = "";
  #row: number;
  #column: number;
  #sgr: Sgr = "";

  constructor(columns: number, { row, column }: Place) {
    this.#columns = columns;
    this.#row = row;
    this.#column = column;
  }

  /** A character in the last column leaves the cursor hanging: only a way that starts at the edge is sure. */
  get #isHanging(): boolean {
    return this.#column >= this.#columns;
  }

  toRow(row: number): void {
    const rows = row - this.#row;
    if (rows !== 0) this.#bytes += sequence(Math.abs(rows), rows < 0 ? "A" : "B");
    this.#row = row;
  }

  moveTo(row: number, column: number): void {
    this.toRow(row);
    if (column === this.#column) return;
    const fromEdge = column === 0 ? "\r" : `\r${sequence(column, "C")}`;
    const across = column - this.#column;
    const direct = sequence(Math.abs(across), across < 0 ? "D" : "C");
    const back = across < 0 && -across < 4 ? "\b".repeat(-across) : direct;
    const straight = back.length < direct.length ? back : direct;
    this.#bytes += this.#isHanging || fromEdge.length < straight.length ? fromEdge : straight;
    this.#column = column;
  }

  /** Down to a row that may not be there yet: the screen scrolls if it must. */
  newRow(): void {
    this.#look("");
    this.#bytes += "\r\n";
    this.#row += 1;
    this.#column = 0;
  }

  /** The next character goes over the edge by itself, so the terminal takes both rows for one line. */
  wrap(): void {
    this.#row += 1;
    this.#column = 0;
  }

  put(cell: Cell): void {
    if (cell.isDelicate) {
      this.#putDelicate(cell);
      return;
    }
    this.#look(cell.sgr);
    this.#bytes += cell.text;
    this.#column += cell.columns;
  }

  /** Whatever the terminal makes of it, what follows stands where it should, and nothing beside it. */
  #putDelicate(cell: Cell): void {
    this.clearRight();
    this.#look(cell.sgr);
    this.#bytes += `${wrapOff}${cell.text}${wrapOn}`;
    this.#column += cell.columns;
    if (this.#isHanging) return;
    this.#bytes += `${csi}${this.#column + 1}G`;
    this.clearRight();
  }

  clearRight(): void {
    this.#look("");
    if (!this.#isHanging) this.#bytes += `${csi}K`;
  }

  /** From the cursor's row on, which begins at the left edge. From the first cell of the screen some
   * terminals would move what is there into their memory, so it is never done from there. */
  clearBelow(): void {
    this.#look("");
    this.#bytes += `\r${csi}K${csi}C${csi}J\r`;
    this.#column = 0;
  }

  /** Bytes that are drawn elsewhere, or leave the cursor where it is. */
  add(bytes: string): void {
    this.#look("");
    this.#bytes += bytes;
  }

  /** The cursor is there now, whatever has been added. */
  isAt({ row, column }: Place): void {
    this.#row = row;
    this.#column = column;
  }

  finished(): string {
    this.#look("");
    return this.#bytes;
  }

  #look(sgr: Sgr): void {
    if (sgr === this.#sgr) return;
    const reset = this.#sgr === "" || sgr === "" ? "" : "0;";
    this.#bytes += `${csi}${reset}${sgr}m`;
    this.#sgr = sgr;
  }
}

function sequence(count: number, final: string): string {
  return `${csi}${count === 1 ? "" : count}${final}`;
}
