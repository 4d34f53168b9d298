import type { Cell, Frame, FrameRow } from "./frame.ts";
import { frameRow } from "./frame-row.ts";
import { lineCells } from "./line-cells.ts";
import type { LiveView } from "./live-view.ts";
import { lookAt } from "./look-at.ts";
import type { PromptPlace } from "./prompt-place.ts";
import { appendCells, blankCell, printable } from "./text-cells.ts";
import { rowAt, rowsAbove, rowsBelow, type TextRow, type TextRows } from "./text-rows.ts";
import { WrapStore } from "./wrap-store.ts";

const wraps = new WrapStore();
const blanksBeforeRightPrompt = 2;

export interface ShownText {
  /** How many of the prompt's rows are shown above. */
  readonly promptRows: number;
  readonly rows: readonly FrameRow[];
  readonly cursor: Frame["cursor"];
}

/** The part of the text, with the suggestion behind it, that is shown. */
export class TextWindow {
  readonly #view: LiveView;
  readonly #place: PromptPlace;
  readonly #columns: number;
  readonly #rows: TextRows;
  readonly #cursorRow: TextRow;
  readonly #hasGhost: boolean;

  constructor(view: LiveView, place: PromptPlace, columns: number, isLeft: boolean) {
    this.#view = view;
    this.#place = place;
    this.#columns = columns;
    const ghost = view.cursor === view.text.length ? firstLine(view.ghost) : "";
    this.#hasGhost = ghost !== "";
    const first = frameRow(place.first).columns;
    const other = frameRow(place.other).columns;
    this.#rows = {
      text: view.text + ghost,
      wrapOf: (line, lineStart) => wraps.wrap(line, lineStart === 0 ? first : other, columns),
    };
    const at = rowAt(this.#rows, view.cursor);
    const isAtEnd = view.cursor === at.lineStart + at.wrap.text.length;
    const isBehindEdge = !isLeft && isAtEnd && at.wrap.isFull;
    this.#cursorRow = isBehindEdge ? { ...at, row: at.row + 1 } : at;
  }

  /** How many rows it takes without the suggestion, counted up to a limit. */
  count(limit: number): number {
    const above = rowsAbove(this.#rows, this.#cursorRow, limit).length;
    return Math.min(limit, above + 1 + (this.#hasGhost ? 0 : this.#below(limit - above).length));
  }

  /** As many rows as there is room for, with those of the prompt. */
  around(room: number): ShownText {
    const { rowsAbove: promptAbove } = this.#place;
    const textAbove = rowsAbove(this.#rows, this.#cursorRow, room);
    const reachable = textAbove.length < room ? promptAbove.length : 0;
    const above = textAbove.length + reachable;
    const below = this.#below(room);
    const half = this.#hasGhost ? room - 1 : Math.floor((room - 1) / 2);
    const keptAbove = Math.min(above, Math.max(half, room - 1 - below.length));
    const keptBelow = below.slice(0, room - 1 - keptAbove);
    const keptText = textAbove.slice(0, keptAbove).toReversed();
    const rows = [...keptText, this.#cursorRow, ...keptBelow].map((row) => this.#frameRow(row));
    return {
      promptRows: keptAbove - keptText.length,
      rows: keptBelow.length < below.length && this.#hasGhost ? this.#withEndCut(rows) : rows,
      cursor: { row: keptText.length, column: this.#cursorColumn() },
    };
  }

  #below(limit: number): readonly TextRow[] {
    return rowsBelow(this.#rows, this.#cursorRow, limit);
  }

  #frameRow(at: TextRow): FrameRow {
    const { wrap, row, lineStart } = at;
    const cells = this.#cells(at, Number.POSITIVE_INFINITY);
    const isLast = wrap.start(row + 1) === undefined;
    const lineEnd = lineStart + wrap.text.length;
    const { selection } = this.#view;
    const isEndSelected =
      selection !== undefined && selection.start <= lineEnd && lineEnd < selection.end;
    const result = frameRow(cells, !isLast);
    if (!isLast || result.columns >= this.#columns) return result;
    if (isEndSelected) cells.push(blankCell(selection.sgr));
    if (lineStart === 0 && row === 0) this.#addRightPrompt(cells);
    return frameRow(cells);
  }

  /** Of a row up to a place in the text. */
  #cells({ wrap, row, lineStart }: TextRow, limit: number): Cell[] {
    const start = wrap.start(row);
    if (start === undefined) return [];
    const cells = row > 0 ? [] : [...(lineStart === 0 ? this.#place.first : this.#place.other)];
    const from = lineStart + start;
    const look = lookAt(this.#view, from);
    const shown = wrap.text.slice(start, Math.min(wrap.end(row), limit - lineStart));
    const column = frameRow(cells).columns;
    appendCells(cells, shown, (at) => look(from + at), { column, columns: this.#columns });
    return cells;
  }

  #cursorColumn(): number {
    const { wrap, row, lineStart } = this.#cursorRow;
    const start = wrap.start(row);
    if (start === undefined) return 0;
    const before = wrap.text.slice(start, this.#view.cursor - lineStart);
    const columns = printable.test(before)
      ? (row > 0 ? 0 : wrap.indent) + before.length
      : frameRow(this.#cells(this.#cursorRow, this.#view.cursor)).columns;
    return Math.min(columns, this.#columns - 1);
  }

  #addRightPrompt(cells: Cell[]): void {
    const right = lineCells(this.#view.rightPrompt);
    const { columns: width } = frameRow(right);
    const blanks = this.#columns - width - frameRow(cells).columns;
    if (width === 0 || blanks < blanksBeforeRightPrompt) return;
    for (let blank = 0; blank < blanks; blank += 1) cells.push(blankCell(""));
    cells.push(...right);
  }

  /** The suggestion goes on where nothing is shown any more. */
  #withEndCut(rows: readonly FrameRow[]): readonly FrameRow[] {
    const last = rows.at(-1);
    if (last === undefined) return rows;
    const more = { text: "…", columns: 1, sgr: this.#view.ghostSgr, isDelicate: false };
    const cells = last.columns < this.#columns ? last.cells : last.cells.slice(0, -1);
    return [...rows.slice(0, -1), frameRow([...cells, more])];
  }
}

/** A suggestion of several lines shows that there are more. */
function firstLine(ghost: string): string {
  const end = ghost.indexOf("\n");
  return end < 0 ? ghost : `${ghost.slice(0, end)}…`;
}
