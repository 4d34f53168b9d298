import { assertNever } from "@aish/core";
import type { Chord, KeyEvent } from "../keys/key-event.ts";
import type { SearchAction } from "../keys/search-action.ts";
import { searchBindings } from "../keys/search-bindings.ts";
import type { StyledLine } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { cutToWidth } from "../screen/cut-to-width.ts";
import { drawQueryRow } from "./draw-query-row.ts";
import type { PickerPage } from "./picker-page.ts";
import { QueryLine } from "./query-line.ts";
import { RowList, type RowMove } from "./row-list.ts";

export interface PickerOptions<Row> {
  /** What the rows are: `history`. */
  readonly title: string;
  /** What the keys do, in the last row; empty: none. */
  readonly hint: string;
  /** Where is looked: `this directory`; asked at every view, empty: none. */
  readonly scope: () => string;
  readonly palette: () => Palette;
  readonly search: (query: string) => PickerPage<Row>;
  readonly render: (row: Row, columns: number) => StyledLine;
  /** What is looked for at first. */
  readonly query?: string;
}

export type PickerResult<Row> =
  | { readonly kind: "open" }
  | { readonly kind: "taken"; readonly row: Row; readonly how: "accept" | "edit" }
  | { readonly kind: "cancelled" }
  /** The row is still in the list: `refresh` asks for what is left. */
  | { readonly kind: "deleted"; readonly row: Row }
  /** A key that means nothing to the list itself. */
  | { readonly kind: "passed"; readonly chord: Chord };

export interface PickerView {
  readonly rows: readonly StyledLine[];
  readonly cursor: { readonly row: number; readonly column: number };
}

/** A list that is searched by typing. */
export class Picker<Row> {
  readonly #options: PickerOptions<Row>;
  readonly #list = new RowList<Row>();
  readonly #query: QueryLine;

  constructor(options: PickerOptions<Row>) {
    this.#options = options;
    this.#query = new QueryLine(options.query ?? "");
    this.#list.set(options.search(this.#query.text));
  }

  get query(): string {
    return this.#query.text;
  }

  get chosen(): Row | undefined {
    return this.#list.chosen;
  }

  /** Searches again, as after a deletion; the choice stays at its place. */
  refresh(): void {
    this.#list.set(this.#options.search(this.query), this.#list.place);
  }

  /** Searches again from the best match, as in another scope. */
  restart(): void {
    this.#list.set(this.#options.search(this.query));
  }

  /**
   * Asks for more rows if those that are here leave room: slow sources are not asked at every key, but by
   * the owner, when no key has come for a while. False if nothing has changed.
   */
  fill(): boolean {
    return this.#list.fill();
  }

  handle(event: KeyEvent): PickerResult<Row> {
    if (event.kind === "chord") return this.#chord(event.chord);
    if (event.kind === "text" || event.kind === "paste") {
      this.#change(() => this.#query.insert(event.text));
    }
    return open;
  }

  view(columns: number, rows: number): PickerView {
    const { title, hint, scope, palette, render } = this.#options;
    const colours = palette();
    const first = drawQueryRow(
      { title, scope: scope(), query: this.#query, count: this.#list.count },
      columns,
      colours,
    );
    const hasHint = hint !== "" && rows >= leastForHint;
    const room = Math.max(0, rows - 1 - (hasHint ? 1 : 0));
    const list = this.#list.view(columns, room, colours, render);
    const last = hasHint ? [drawHint(hint, columns, colours)] : [];
    return { rows: [first.line, ...list, ...last], cursor: { row: 0, column: first.column } };
  }

  #chord(chord: Chord): PickerResult<Row> {
    const action = actionOf(chord);
    switch (action) {
      case undefined:
        return this.#edit(chord);
      case "search-previous":
        return this.#move("previous");
      case "search-next":
        return this.#move("next");
      case "search-page-up":
        return this.#move("page-up");
      case "search-page-down":
        return this.#move("page-down");
      case "search-first":
        return this.#move("first");
      case "search-last":
        return this.#move("last");
      case "search-cancel":
        return { kind: "cancelled" };
      case "search-accept-and-run":
        return this.#take("accept");
      case "search-accept":
        return this.#take("edit");
      case "search-delete-entry":
        return this.chosen === undefined ? open : { kind: "deleted", row: this.chosen };
      case "search-next-scope":
      case "search-previous-scope":
      case "search-toggle-failed":
      case "search-copy":
        return { kind: "passed", chord };
      default:
        return assertNever(action);
    }
  }

  #move(move: RowMove): PickerResult<Row> {
    this.#list.move(move);
    return open;
  }

  #edit(chord: Chord): PickerResult<Row> {
    if (this.#query.isAtEnd && (chord === "right" || chord === "ctrl+f")) return this.#take("edit");
    if (chord === "ctrl+d" && this.query === "") return { kind: "cancelled" };
    let isMine = false;
    this.#change(() => {
      isMine = this.#query.handle(chord);
    });
    return isMine ? open : { kind: "passed", chord };
  }

  #take(how: "accept" | "edit"): PickerResult<Row> {
    const row = this.chosen;
    return row === undefined ? open : { kind: "taken", row, how };
  }

  #change(edit: () => void): void {
    const before = this.query;
    edit();
    if (this.query !== before) this.restart();
  }
}

const open = { kind: "open" } as const;
const leastForHint = 4;

/** What this list means by keys that the table of searches does not have, or has for something else. */
const own: ReadonlyMap<Chord, SearchAction> = new Map([
  ["home", "search-first"],
  ["end", "search-last"],
  // The key that opened the list asks its owner for another scope.
  ["ctrl+r", "search-next-scope"],
]);

function actionOf(chord: Chord): SearchAction | undefined {
  return own.get(chord) ?? searchBindings[chord];
}

function drawHint(hint: string, columns: number, palette: Palette): StyledLine {
  return cutToWidth([{ text: hint, sgr: palette.sgr("muted") }], columns);
}
