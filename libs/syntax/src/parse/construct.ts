import type { Span } from "../ast.ts";
import { keywordHere, looksAtKeyword } from "./keyword.ts";
import { skipLines } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";

/** What of a construct may still follow when a keyword of it was not where it should be. */
const leftOver: ReadonlyMap<string, readonly string[]> = new Map([
  ["then", ["then"]],
  ["do", ["do"]],
  ["fi", ["then", "elif", "else", "fi"]],
]);

/**
 * A compound that is being read: it waits for keywords in order, and complains once about the first
 * that is missing, because the others would be missing for the same reason.
 */
export class Construct {
  readonly open: Span;
  readonly #what: string;
  readonly #state: ParseState;
  #faulty = false;

  constructor(state: ParseState, what: string) {
    this.#state = state;
    this.#what = what;
    this.open = state.take("keyword", what.length);
  }

  /** Reads `keyword` if it stands there. */
  accept(keyword: string): boolean {
    skipLines(this.#state);
    if (!looksAtKeyword(this.#state, keyword)) return false;
    this.#state.take("keyword", keyword.length);
    return true;
  }

  expect(keyword: string): boolean {
    if (this.accept(keyword)) return true;
    this.fail(`expected \`${keyword}\``, `\`${this.#what}\` needs \`${keyword}\``);
    if (!this.#state.atEnd)
      for (const part of leftOver.get(keyword) ?? []) this.#state.excused.add(part);
    return false;
  }

  /** Complains about what stands here, unless this construct has complained before. */
  fail(message: string, hint: string): void {
    const state = this.#state;
    if (this.#faulty) return;
    this.#faulty = true;
    if (state.atEnd) {
      const missing = `${message} before the end: \`${this.#what}\` is never closed`;
      state.unclosed(this.#what, this.open, missing);
      return;
    }
    const word = keywordHere(state);
    const found = word ?? state.text(state.at, state.at + 1);
    const span = { start: state.at, end: state.at + found.length };
    const way = this.#what === "if" ? "then …; fi" : "do …; done";
    const here = found === "{" ? `write \`${this.#what} …; ${way}\`` : hint;
    state.report(`${message}, found \`${found === "\n" ? "end of line" : found}\``, span, here);
  }

  span(): Span {
    return { start: this.open.start, end: this.#state.solidEnd };
  }
}
