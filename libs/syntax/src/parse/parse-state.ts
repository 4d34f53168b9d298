import type { Block, HereDocument, Span, WordPart } from "../ast.ts";
import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { maximumDiagnostics, maximumHeight, maximumNesting } from "./parse-limits.ts";
import { TokenRecord, type TokenKind } from "../token.ts";

/** What lower parts of the grammar need from higher ones; handed in, so that files need no cycle. */
export interface Grammar {
  /** Statements up to a closer that something waits for, which is left unread. */
  readonly block: (state: ParseState) => Block;
  /** What begins with `$`, in a word or between double quotes. */
  readonly dollar: (state: ParseState, place: "word" | "quoted") => WordPart;
}

/** A here-document whose operator was read and whose body begins after the end of the line. */
export interface PendingHereDocument {
  readonly node: { -readonly [key in keyof HereDocument]: HereDocument[key] };
}

export interface OpenConstruct {
  readonly what: string;
  readonly span: Span;
}

/** Code of what lies at the end of the text: no character has it. */
export const endOfText = -1;

/**
 * Where the parser is and what it has found so far. `at` only ever grows and never passes `end`: that
 * is why parsing ends, and in linear time.
 */
export class ParseState {
  readonly source: string;
  readonly grammar: Grammar;
  readonly tokens: TokenRecord;
  readonly diagnostics: Diagnostic[] = [];
  pending: PendingHereDocument[] = [];
  at = 0;
  /** Where the text ends that may be read now: the source, or the body of a here-document. */
  end: number;
  /** Closers that an enclosing construct waits for, as bits of closers.ts. */
  awaited = 0;
  /** Keywords and marks whose missing partner was told: what is left over of a construct is no second fault. */
  readonly excused = new Set<string>();
  /** Of the tallest tree that was finished in the construct being read. */
  height = 0;
  /** The innermost thing in which the source ended. */
  open: OpenConstruct | undefined;
  #depth = 0;
  #halted = false;

  constructor(source: string, grammar: Grammar) {
    this.source = source;
    this.grammar = grammar;
    this.end = source.length;
    this.tokens = new TokenRecord(source.length);
  }

  get atEnd(): boolean {
    return this.at >= this.end;
  }

  /** Where a construct ends that was just read: without the space behind it, unless the text ends in it. */
  get solidEnd(): number {
    return this.atEnd ? this.at : this.tokens.solidEnd;
  }

  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.end ? this.source.charCodeAt(at) : endOfText;
  }

  looksAt(text: string): boolean {
    return this.source.startsWith(text, this.at) && this.at + text.length <= this.end;
  }

  /** Index of `mark` at or after `from`, -1 if it is not in the text that may be read now. */
  find(mark: string, from: number): number {
    if (this.end === this.source.length) return this.source.indexOf(mark, from);
    const found = this.source.slice(from, this.end).indexOf(mark);
    return found < 0 ? -1 : from + found;
  }

  text(start: number, end = this.at): string {
    return this.source.slice(start, end);
  }

  /** Reads `length` characters as one token. */
  take(kind: TokenKind, length: number): Span {
    const start = this.at;
    this.at = Math.min(this.end, start + length);
    this.tokens.add(kind, start, this.at);
    return { start, end: this.at };
  }

  /** Everything read since `start` is one token. */
  mark(kind: TokenKind, start: number): void {
    this.tokens.add(kind, start, this.at);
  }

  report(message: string, span: Span, hint?: string, code: DiagnosticCode = "PARSE"): void {
    if (this.#halted || this.diagnostics.length >= maximumDiagnostics) return;
    this.diagnostics.push({ code, severity: "error", message, span, hint });
  }

  /** The text ended inside what was opened at `span`. Only the innermost such thing is told. */
  unclosed(what: string, span: Span, message = `\`${what}\` is never closed`, hint?: string): void {
    if (this.#halted || this.open !== undefined) return;
    if (this.end < this.source.length) {
      this.report(`${message} in this here-document`, span, hint);
      return;
    }
    this.report(message, span, hint);
    this.open = { what, span };
  }

  /** Every construct that can hold another of its kind is read between `enter` and `leave`. */
  enter(): number {
    this.#depth += 1;
    if (this.#depth > maximumNesting) this.halt();
    const outside = this.height;
    this.height = 0;
    return outside;
  }

  leave(outside: number): void {
    this.#depth -= 1;
    this.grow();
    this.height = Math.max(outside, this.height);
  }

  /** The tree being built became one taller than its tallest part. */
  grow(): void {
    this.height += 1;
    if (this.height > maximumHeight) this.halt();
  }

  /** Reads statements up to one of `closers`, or up to what an enclosing construct waits for. */
  block(closers: number): Block {
    const outer = this.awaited;
    this.awaited = outer | closers;
    const block = this.grammar.block(this);
    this.awaited = outer;
    return block;
  }

  /** As `block`, for what only its own closer ends: nothing outside shows through parentheses. */
  isolatedBlock(closers: number): Block {
    const outer = this.awaited;
    this.awaited = 0;
    const block = this.block(closers);
    this.awaited = outer;
    return block;
  }

  /** Lets `read` see nothing from `end` on. */
  within<T>(end: number, read: () => T): T {
    const outer = this.end;
    this.end = end;
    const result = read();
    this.end = this.#halted ? this.at : outer;
    return result;
  }

  get halted(): boolean {
    return this.#halted;
  }

  /** The rest of the source is not read: a tree that nests deeper could not be walked. */
  private halt(): void {
    if (this.#halted) return;
    const start = Math.min(this.at, this.source.length);
    this.report("nested too deeply", { start, end: start }, "move the inner part into a function");
    this.#halted = true;
    this.end = this.at;
  }
}
