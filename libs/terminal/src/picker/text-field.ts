import type { KeyEvent } from "../keys/key-event.ts";
import type { Palette } from "../theme/palette.ts";
import { drawQueryRow } from "./draw-query-row.ts";
import type { PickerView } from "./picker.ts";
import { QueryLine } from "./query-line.ts";

export interface TextFieldOptions {
  readonly title: string;
  readonly text?: string;
  /** Dots are seen instead of letters. */
  readonly secret?: boolean;
  readonly palette: () => Palette;
}

export type TextFieldResult =
  | { readonly kind: "open" }
  | { readonly kind: "taken"; readonly text: string }
  | { readonly kind: "cancelled" };

/** A key file may be pasted, but not a film. */
const longest = 100_000;
const cancels = new Set(["escape", "ctrl+[", "ctrl+g", "ctrl+c"]);

/** One line to be typed. */
export class TextField {
  readonly #options: TextFieldOptions;
  readonly #line: QueryLine;

  constructor(options: TextFieldOptions) {
    this.#options = options;
    this.#line = new QueryLine(options.text ?? "", longest);
  }

  handle(event: KeyEvent): TextFieldResult {
    if (event.kind === "text" || event.kind === "paste") this.#line.insert(event.text);
    if (event.kind !== "chord") return { kind: "open" };
    const { chord } = event;
    if (chord === "enter" || chord === "ctrl+m") return { kind: "taken", text: this.#line.text };
    const isOver = chord === "ctrl+d" && this.#line.text === "";
    if (isOver || cancels.has(chord)) return { kind: "cancelled" };
    this.#line.handle(chord);
    return { kind: "open" };
  }

  view(columns: number): PickerView {
    const { title, secret, palette } = this.#options;
    const row = { title, scope: "", query: this.#line, count: "", secret: secret === true };
    const { line, column } = drawQueryRow(row, columns, palette());
    return { rows: [line], cursor: { row: 0, column } };
  }
}
