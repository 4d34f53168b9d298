import type { PagerDocument } from "./pager-document.ts";
import type { TextMatcher } from "./text-matcher.ts";

export type SearchDirection = "forward" | "back";

export type SearchStep =
  | { readonly kind: "open" }
  | { readonly kind: "found"; readonly line: number; readonly hasWrapped: boolean }
  | { readonly kind: "none" };

const sliceCharacters = 400_000;
const sliceLines = 4000;
const countBytes = 2 * 1024 * 1024;

/** A search through the lines, a slice at a time, on past the end and back to where it began. */
export class SearchWalk {
  readonly #document: PagerDocument;
  readonly #matcher: TextMatcher;
  readonly #step: 1 | -1;
  readonly #start: number;
  #line: number;
  #hasWrapped = false;

  /** `start` is the first line that is looked at. */
  constructor(
    document: PagerDocument,
    matcher: TextMatcher,
    direction: SearchDirection,
    start: number,
  ) {
    this.#document = document;
    this.#matcher = matcher;
    this.#step = direction === "forward" ? 1 : -1;
    this.#start = start;
    this.#line = start;
  }

  /** The line it has come to. */
  get line(): number {
    return this.#line;
  }

  go(): SearchStep {
    const document = this.#document;
    let left = sliceCharacters;
    for (let lines = 0; lines < sliceLines && left > 0; lines += 1) {
      const isOver = this.#line < 0 || this.#line >= document.lineCount;
      if (isOver && !document.isCounted && (this.#step === -1 || !this.#hasWrapped)) {
        document.count(countBytes);
        return { kind: "open" };
      }
      if (isOver) {
        if (this.#hasWrapped || document.lineCount === 0) return { kind: "none" };
        this.#hasWrapped = true;
        this.#line = this.#step === 1 ? 0 : document.lineCount - 1;
      }
      if (this.#hasWrapped && (this.#line - this.#start) * this.#step >= 0) return { kind: "none" };
      const text = document.textOf(this.#line);
      if (this.#matcher(text).length > 0) {
        return { kind: "found", line: this.#line, hasWrapped: this.#hasWrapped };
      }
      left -= text.length;
      this.#line += this.#step;
    }
    return { kind: "open" };
  }
}
