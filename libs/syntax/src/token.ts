import type { Span } from "./ast.ts";

/** What a stretch of source text is, for colouring a line that may be half typed. */
export type TokenKind =
  | "keyword"
  | "command"
  | "word"
  | "flag"
  | "string"
  | "variable"
  | "operator"
  | "redirect"
  | "number"
  | "glob"
  | "comment"
  | "blank"
  | "newline"
  | "heredocBody"
  | "error";

export interface Token {
  readonly kind: TokenKind;
  readonly span: Span;
}

/** Collects leaf tokens in the order of the source, so that they tile it whatever the parser does. */
export class TokenRecord {
  readonly #kinds: TokenKind[] = [];
  /** One slot for each character: no token is empty, so there cannot be more. */
  readonly #ends: Int32Array;
  #reached = 0;
  /** Where the last token ends that is not mere space. */
  solidEnd = 0;

  constructor(length: number) {
    this.#ends = new Int32Array(length);
  }

  /** What lies between the last token and `start` becomes an error. */
  add(kind: TokenKind, start: number, end: number): void {
    if (end <= this.#reached) return;
    if (start > this.#reached) {
      this.#ends[this.#kinds.length] = start;
      this.#kinds.push("error");
    }
    this.#ends[this.#kinds.length] = end;
    this.#kinds.push(kind);
    this.#reached = end;
    if (kind !== "blank" && kind !== "newline" && kind !== "comment") this.solidEnd = end;
  }

  list(): readonly Token[] {
    let start = 0;
    return this.#kinds.map((kind, index) => {
      const end = this.#ends[index] ?? start;
      const token = { kind, span: { start, end } };
      start = end;
      return token;
    });
  }
}
