import type { Chord } from "../keys/key-event.ts";
import { EditBuffer } from "../edit/edit-buffer.ts";
import type { EditAction } from "../edit/edit-action.ts";
import type { Sgr, StyledLine } from "../screen/styled.ts";
import { fittedText, shownText, textWidth } from "../menu/shown-text.ts";
import { graphemeCeil } from "../edit/grapheme.ts";

/** Nobody searches for more, and a paste may be of any size. */
const mostSearched = 1000;

const actions: ReadonlyMap<Chord, EditAction> = new Map([
  ["left", "backward-char"],
  ["ctrl+b", "backward-char"],
  ["right", "forward-char"],
  ["ctrl+f", "forward-char"],
  ["ctrl+a", "beginning-of-line"],
  ["ctrl+e", "end-of-line"],
  ["home", "beginning-of-line"],
  ["end", "end-of-line"],
  ["alt+b", "backward-word"],
  ["ctrl+left", "backward-word"],
  ["alt+f", "forward-word"],
  ["ctrl+right", "forward-word"],
  ["backspace", "backward-delete-char"],
  ["ctrl+h", "backward-delete-char"],
  ["delete", "delete-char"],
  ["ctrl+d", "delete-char"],
  ["ctrl+w", "backward-kill-bigword"],
  ["alt+backspace", "backward-kill-word"],
  ["ctrl+backspace", "backward-kill-word"],
  ["alt+d", "kill-word"],
  ["ctrl+delete", "kill-word"],
  ["ctrl+u", "backward-kill-line"],
  ["ctrl+k", "kill-line"],
  ["ctrl+y", "yank"],
  ["alt+y", "yank-pop"],
  ["ctrl+t", "transpose-chars"],
  ["ctrl+_", "undo"],
  ["ctrl+z", "undo"],
] satisfies readonly (readonly [Chord, EditAction])[]);

/** One line of text to type into, as in the entry itself. */
export class QueryLine {
  readonly #buffer = new EditBuffer();
  readonly #longest: number;

  constructor(text = "", longest: number = mostSearched) {
    this.#longest = longest;
    this.insert(text);
  }

  get text(): string {
    return this.#buffer.text;
  }

  get isAtEnd(): boolean {
    return this.#buffer.isAtEnd;
  }

  insert(text: string): void {
    const room = this.#longest - this.text.length;
    const line = text
      .slice(0, room)
      .toWellFormed()
      .replaceAll(/[\r\n\t]+/g, " ");
    if (line !== "") this.#buffer.insertPaste(line);
  }

  /** False: the key means nothing to a line. */
  handle(chord: Chord): boolean {
    const action = actions.get(chord);
    if (action === undefined) return false;
    this.#buffer.apply(action);
    return true;
  }

  /** What is seen of the line, and the column of the cursor in it; it needs one column behind the text. */
  view(columns: number, sgr: Sgr, secret = false): QueryLineView {
    const { text, cursor } = secret ? dots(this.#buffer) : this.#buffer;
    const room = Math.max(1, columns - 1);
    let start = 0;
    if (textWidth(shownText(text.slice(0, cursor))) > room) {
      start = graphemeCeil(text, Math.max(0, cursor - room));
      // Wide letters take more columns than they have units.
      while (textWidth(shownText(text.slice(start, cursor))) > room) {
        start = graphemeCeil(text, start + 1);
      }
    }
    const shown = fittedText(shownText(text.slice(start)), Math.max(1, columns));
    const column = textWidth(shownText(text.slice(start, cursor)));
    return { line: shown === "" ? [] : [{ text: shown, sgr }], column };
  }
}

export interface QueryLineView {
  readonly line: StyledLine;
  readonly column: number;
}

/** A dot for each letter, so that the length is all that can be seen. */
function dots({ text, cursor }: EditBuffer): { readonly text: string; readonly cursor: number } {
  return { text: "•".repeat(letters(text)), cursor: letters(text.slice(0, cursor)) };
}

function letters(text: string): number {
  return Array.from(text).length;
}
