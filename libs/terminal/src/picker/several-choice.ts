import type { KeyEvent } from "../keys/key-event.ts";
import type { StyledLine } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { foundWords } from "./found-words.ts";
import { Picker, type PickerView } from "./picker.ts";
import { wholePage } from "./picker-page.ts";
import { drawValue, type ChoiceOptions } from "./single-choice.ts";

export type SeveralResult =
  | { readonly kind: "open" }
  | { readonly kind: "taken"; readonly values: readonly string[] }
  | { readonly kind: "cancelled" };

/** Any number of some values: the space bar marks one, and takes the mark off again. */
export class SeveralChoice {
  readonly #values: readonly string[];
  readonly #marked = new Set<string>();
  readonly #picker: Picker<string>;

  constructor({ title, values, palette }: ChoiceOptions) {
    this.#values = values;
    this.#picker = new Picker({
      title,
      hint: "space marks · enter takes what is marked · esc gives up",
      scope: () => (this.#marked.size === 0 ? "" : `${this.#marked.size} marked`),
      palette,
      search: (query) =>
        wholePage(values.filter((value) => foundWords(value, query) !== undefined)),
      render: (value, columns) => this.#draw(value, columns, palette()),
    });
  }

  handle(event: KeyEvent): SeveralResult {
    if (event.kind === "text" && event.text === " ") {
      this.#toggle(this.#picker.chosen);
      return { kind: "open" };
    }
    const result = this.#picker.handle(event);
    if (result.kind === "cancelled") return result;
    if (result.kind !== "taken") return { kind: "open" };
    return { kind: "taken", values: this.#values.filter((value) => this.#marked.has(value)) };
  }

  view(columns: number, rows: number): PickerView {
    return this.#picker.view(columns, rows);
  }

  #toggle(value: string | undefined): void {
    if (value === undefined) return;
    if (!this.#marked.delete(value)) this.#marked.add(value);
    this.#picker.handle({ kind: "chord", chord: "down" });
  }

  #draw(value: string, columns: number, palette: Palette): StyledLine {
    const isMarked = this.#marked.has(value);
    const sign = isMarked ? "[x] " : "[ ] ";
    const matches = foundWords(value, this.#picker.query) ?? [];
    return [
      { text: sign, sgr: palette.sgr(isMarked ? "success" : "muted") },
      ...drawValue(value, matches, columns - sign.length, palette),
    ];
  }
}
