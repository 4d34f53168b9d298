import type { EditBuffer } from "../edit-buffer.ts";
import { nextGrapheme } from "../grapheme.ts";
import { lineEnd } from "../line-bounds.ts";

/** The time between a command that leads to insert mode and Escape. */
export class ViTyping {
  readonly #before: string;
  readonly #after: string;

  constructor({ text, cursor }: EditBuffer) {
    this.#before = text.slice(0, cursor);
    this.#after = text.slice(cursor);
  }

  /** What stands there now that did not before. Empty if something else was changed too. */
  typed({ text }: EditBuffer): string {
    const end = text.length - this.#after.length;
    const isAround = text.startsWith(this.#before) && text.endsWith(this.#after);
    return isAround && end >= this.#before.length ? text.slice(this.#before.length, end) : "";
  }
}

interface Overtyped {
  readonly start: number;
  readonly typed: string;
  readonly old: string;
}

/** Replace mode: what is typed takes the place of what is there, and backspace brings it back. */
export class ViOvertyping {
  #done: Overtyped[] = [];

  get typed(): string {
    return this.#done.map(({ typed }) => typed).join("");
  }

  type(buffer: EditBuffer, text: string): void {
    for (let at = 0; at < text.length;) {
      const next = nextGrapheme(text, at);
      const { cursor } = buffer;
      const isAtEnd = cursor === lineEnd(buffer.text, cursor);
      const end = isAtEnd ? cursor : nextGrapheme(buffer.text, cursor);
      const typed = text.slice(at, next);
      this.#done.push({ start: cursor, typed, old: buffer.text.slice(cursor, end) });
      buffer.replace(cursor, end, typed);
      at = next;
    }
  }

  takeBack(buffer: EditBuffer): void {
    const last = this.#done.at(-1);
    if (last === undefined || last.start + last.typed.length !== buffer.cursor) {
      buffer.apply("backward-char");
      return;
    }
    this.#done.pop();
    buffer.replace(last.start, buffer.cursor, last.old);
    buffer.moveTo(last.start);
  }
}
