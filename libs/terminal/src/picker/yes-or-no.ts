import type { KeyEvent } from "../keys/key-event.ts";
import { cutToWidth } from "../screen/cut-to-width.ts";
import { shownText, textWidth } from "../menu/shown-text.ts";
import type { Palette } from "../theme/palette.ts";
import type { PickerView } from "./picker.ts";

export interface YesOrNoOptions {
  readonly question: string;
  /** What Enter alone says. */
  readonly usual: "yes" | "no";
  readonly palette: () => Palette;
}

export type YesOrNoResult =
  | { readonly kind: "open" }
  | { readonly kind: "answered"; readonly yes: boolean }
  | { readonly kind: "cancelled" };

const turns = new Set(["left", "right", "up", "down", "tab", "shift+tab", "ctrl+p", "ctrl+n"]);
const cancels = new Set(["escape", "ctrl+[", "ctrl+g", "ctrl+c", "ctrl+d"]);

/** A question that one key answers. */
export class YesOrNo {
  readonly #options: YesOrNoOptions;
  #yes: boolean;

  constructor(options: YesOrNoOptions) {
    this.#options = options;
    this.#yes = options.usual === "yes";
  }

  handle(event: KeyEvent): YesOrNoResult {
    if (event.kind === "text") {
      // Only a key by itself answers: what comes in one piece was typed for something else.
      const letter = event.text.toLowerCase();
      if (letter === "y" || letter === "n") return { kind: "answered", yes: letter === "y" };
    }
    if (event.kind !== "chord") return { kind: "open" };
    if (event.chord === "enter") return { kind: "answered", yes: this.#yes };
    if (cancels.has(event.chord)) return { kind: "cancelled" };
    if (turns.has(event.chord)) this.#yes = !this.#yes;
    return { kind: "open" };
  }

  view(columns: number): PickerView {
    const colours = this.#options.palette();
    const answers = ["yes", "no"].map((answer) => {
      const isChosen = (answer === "yes") === this.#yes;
      return isChosen
        ? { text: `[${answer}]`, sgr: colours.sgr("selection") }
        : { text: ` ${answer} `, sgr: colours.sgr("muted") };
    });
    const tail = answers.reduce((sum, { text }) => sum + text.length, 2);
    const question = shownText(this.#options.question);
    const head = cutToWidth([{ text: question, sgr: "" }], Math.max(0, columns - tail));
    const asked = head.map(({ text }) => text).join("");
    const line = [{ text: asked, sgr: colours.sgr("strong") }, { text: "  ", sgr: "" }, ...answers];
    const start = textWidth(asked) + 3 + (this.#yes ? 0 : (answers[0]?.text.length ?? 0));
    const column = Math.max(0, Math.min(columns - 1, start));
    return { rows: [cutToWidth(line, columns)], cursor: { row: 0, column } };
  }
}
