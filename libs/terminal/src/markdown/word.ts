import { graphemesOf } from "../edit/graphemes-of.ts";
import type { Run } from "./pen.ts";
import type { Style } from "./style.ts";

const ascii = /^[\u0020-\u007e]*$/;

/** A word that grows, in its styles, and how much of it is on the screen. */
export class Word {
  #runs: Run[] = [];
  #shown = 0;
  #shownWidth = 0;
  #text = "";
  #isAscii = true;
  #width = 0;

  get length(): number {
    return this.#text.length;
  }

  get width(): number {
    return this.#width;
  }

  get shownWidth(): number {
    return this.#shownWidth;
  }

  add(text: string, style: Style, link: string | undefined): void {
    const last = this.#runs.at(-1);
    if (last?.style === style && last.link === link && this.#runs.length > this.#shown) {
      this.#runs[this.#runs.length - 1] = { text: last.text + text, style, link };
    } else {
      this.#runs.push({ text, style, link });
    }
    this.#text += text;
    this.#isAscii &&= ascii.test(text);
    // Beyond ASCII the width of the whole is not that of its parts.
    this.#width = this.#isAscii ? this.#text.length : Bun.stringWidth(this.#text);
  }

  takeUnshown(): readonly Run[] {
    const unshown = this.#runs.slice(this.#shown);
    this.#shown = this.#runs.length;
    this.#shownWidth = this.#width;
    return unshown;
  }

  forgetShown(): void {
    this.#shown = 0;
    this.#shownWidth = 0;
  }

  clear(): void {
    this.#runs = [];
    this.#text = "";
    this.#isAscii = true;
    this.#width = 0;
    this.forgetShown();
  }

  /** Whether something would be left over by `takeHead`. */
  isLongerThan(room: number): boolean {
    return this.#cutAt(room) < this.#text.length;
  }

  /** Cuts off what fits, one character at least, and gives the part of it that is not shown yet. */
  takeHead(room: number): readonly Run[] {
    let left = this.#cutAt(room);
    const head: Run[] = [];
    const tail: Run[] = [];
    for (const [at, run] of this.#runs.entries()) {
      const text = run.text.slice(0, left);
      if (text !== "" && at >= this.#shown) head.push({ ...run, text });
      if (left < run.text.length) tail.push({ ...run, text: run.text.slice(left) });
      left = Math.max(0, left - run.text.length);
    }
    this.clear();
    for (const { text, style, link } of tail) this.add(text, style, link);
    return head;
  }

  #cutAt(room: number): number {
    if (this.#isAscii) return Math.min(this.#text.length, Math.max(1, room));
    let width = 0;
    let at = 0;
    for (const { segment } of graphemesOf(this.#text)) {
      width += Bun.stringWidth(segment);
      if (width > room && at > 0) return at;
      at += segment.length;
    }
    return at;
  }
}
