import { assertNever } from "@aish/core";
import type { StyledLine } from "../screen/styled.ts";
import { cutToWidth } from "../screen/cut-to-width.ts";
import { widthOf } from "../screen/width-of.ts";
import { layered } from "../menu/layered.ts";
import type { Palette } from "../theme/palette.ts";
import type { PickerPage } from "./picker-page.ts";

export type RowMove = "previous" | "next" | "page-up" | "page-down" | "first" | "last";

/** Rows below each other, one of them chosen, as many of them seen as there is room for. */
export class RowList<Row> {
  #rows: Row[] = [];
  #more: (() => PickerPage<Row>) | undefined;
  #total: number | undefined;
  #place = 0;
  #top = 0;
  #shown = 1;

  get place(): number {
    return this.#place;
  }

  get chosen(): Row | undefined {
    return this.#rows[this.#place];
  }

  /** `12`, or `12+` if there are more, nobody knows how many. */
  get count(): string {
    if (this.#total !== undefined) return String(this.#total);
    return `${this.#rows.length}${this.#more === undefined ? "" : "+"}`;
  }

  /** Other rows. `place` is the one to choose, or the last if there are not so many. */
  set(page: PickerPage<Row>, place = 0): void {
    this.#rows = [...page.rows];
    this.#more = page.more;
    this.#total = page.total;
    if (place > 0) this.#load(place + 1);
    this.#place = Math.max(0, Math.min(place, this.#rows.length - 1));
    this.#top = Math.min(this.#top, this.#place);
  }

  move(move: RowMove): void {
    const place = this.#target(move);
    // A page ahead, so that it is there before it is needed.
    this.#load(place + 1 + this.#shown);
    this.#place = Math.max(0, Math.min(place, this.#rows.length - 1));
  }

  /** Each row over the full width, the chosen one in the colours of a selection. */
  view(
    columns: number,
    rows: number,
    palette: Palette,
    render: (row: Row, columns: number) => StyledLine,
  ): readonly StyledLine[] {
    this.#shown = Math.max(1, rows);
    this.#top = Math.max(
      this.#place - this.#shown + 1,
      Math.min(this.#top, this.#place, Math.max(0, this.#rows.length - this.#shown)),
    );
    const room = Math.max(1, columns - signColumns);
    const lines = this.#rows.slice(this.#top, this.#top + Math.max(0, rows)).map((row, place) => {
      const line = cutToWidth(render(row, room), room);
      return this.#top + place === this.#place
        ? selected(line, room, palette)
        : [{ text: "  ", sgr: "" }, ...line];
    });
    return columns > signColumns ? lines : lines.map((line) => cutToWidth(line, columns));
  }

  #target(move: RowMove): number {
    switch (move) {
      case "previous":
        return this.#place - 1;
      case "next":
        return this.#place + 1;
      case "page-up":
        return this.#place - this.#shown;
      case "page-down":
        return this.#place + this.#shown;
      case "first":
        return 0;
      case "last":
        return this.#rows.length - 1;
      default:
        return assertNever(move);
    }
  }

  /** Asks for what there is still room for; false if that is nothing. */
  fill(): boolean {
    const before = this.#rows.length;
    this.#load(this.#top + this.#shown);
    return this.#rows.length > before;
  }

  #load(count: number): void {
    while (this.#more !== undefined && this.#rows.length < count) {
      const page = this.#more();
      for (const row of page.rows) this.#rows.push(row);
      this.#more = page.rows.length === 0 ? undefined : page.more;
      this.#total = page.total ?? this.#total;
    }
  }
}

/** Before each row: `> ` before the chosen one, so that it is seen without colours, too. */
const signColumns = 2;

function selected(line: StyledLine, columns: number, palette: Palette): StyledLine {
  const selection = palette.sgr("selection");
  const padding = " ".repeat(Math.max(0, columns - widthOf(line)));
  return [
    { text: "> ", sgr: selection },
    ...line.map(({ text, sgr }) => ({ text, sgr: layered(sgr, selection) })),
    ...(padding === "" ? [] : [{ text: padding, sgr: selection }]),
  ];
}
