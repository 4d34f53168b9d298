import type { DoubleQuoted, SingleQuoted, WordPart } from "../ast.ts";
import { PartList } from "./part-list.ts";
import { endOfText, type ParseState } from "./parse-state.ts";
import type { TokenKind } from "../token.ts";

const newline = 10;
const doubleQuote = 34;
const dollar = 36;
const backslash = 92;

export function parseSingleQuoted(state: ParseState): SingleQuoted {
  const start = state.at;
  const close = state.find("'", start + 1);
  if (close < 0) {
    state.at = state.end;
    state.mark("string", start);
    state.unclosed("'", { start, end: start + 1 });
    return { kind: "singleQuoted", span: { start, end: state.at }, text: state.text(start + 1) };
  }
  const span = state.take("string", close + 1 - start);
  return { kind: "singleQuoted", span, text: state.text(start + 1, close) };
}

export function parseDoubleQuoted(state: ParseState): DoubleQuoted {
  const open = state.at;
  state.at += 1;
  const simple = simpleEnd(state);
  if (simple !== undefined) {
    const span = { start: open, end: simple + 1 };
    const inside = { start: open + 1, end: simple };
    state.at = span.end;
    state.mark("string", open);
    const text = state.text(inside.start, inside.end);
    return {
      kind: "doubleQuoted",
      span,
      parts: text === "" ? [] : [{ kind: "literal", span: inside, text }],
    };
  }
  const outside = state.enter();
  state.mark("string", open);
  const parts = parseQuotedParts(state, {
    close: doubleQuote,
    escapes: "string",
    stripTabs: false,
    kind: "string",
  });
  if (state.atEnd) state.unclosed('"', { start: open, end: open + 1 });
  else state.take("string", 1);
  state.leave(outside);
  return { kind: "doubleQuoted", span: { start: open, end: state.at }, parts };
}

export interface QuotedText {
  /** Character that ends it; `endOfText` for the body of a here-document. */
  readonly close: number;
  readonly escapes: "string" | "document";
  readonly stripTabs: boolean;
  readonly kind: TokenKind;
}

/** Text in which only `$` and backslash mean something, up to but not including what closes it. */
export function parseQuotedParts(state: ParseState, text: QuotedText): readonly WordPart[] {
  const parts = new PartList();
  let run = state.at;
  if (text.stripTabs) run = skipTabs(state, text.kind);
  while (!state.atEnd) {
    const code = state.code();
    if (code === text.close) break;
    if (code === dollar) {
      flush(state, parts, run, text.kind);
      const start = state.at;
      const part = state.grammar.dollar(state, "quoted");
      if (part.kind === "literal") parts.literal(part.text, start, state.at);
      else parts.part(part);
      run = state.at;
    } else if (code === backslash) {
      flush(state, parts, run, text.kind);
      const start = state.at;
      const value = readEscape(state, text.escapes);
      state.mark(text.kind, start);
      parts.literal(value, start, state.at);
      run = state.at;
      if (text.stripTabs && value === "" && !state.atEnd) run = skipTabs(state, text.kind);
    } else if (code === newline && text.stripTabs) {
      state.at += 1;
      flush(state, parts, run, text.kind);
      run = skipTabs(state, text.kind);
    } else {
      state.at += 1;
    }
  }
  flush(state, parts, run, text.kind);
  return parts.finish();
}

/**
 * The escape at `state.at` as text. One that means nothing keeps its backslash, so that
 * `"\d+"` and `"C:\dir"` are what they look like.
 */
export function readEscape(state: ParseState, escapes: "string" | "document"): string {
  const start = state.at;
  const next = state.code(1);
  if (next === endOfText) {
    state.at += 1;
    state.unclosed("\\", { start, end: start + 1 }, "nothing follows the backslash");
    return "";
  }
  if (next === newline || (next === 13 && state.code(2) === newline)) {
    state.at += next === newline ? 2 : 3;
    return "";
  }
  const character = state.source.charAt(start + 1);
  state.at += 2;
  if (character === "$" || character === "\\" || character === "`") return character;
  if (escapes === "document") return `\\${character}`;
  if (character === "n") return "\n";
  if (character === "t") return "\t";
  if (character === "r") return "\r";
  if (character === '"') return '"';
  if (character === "u") return readCodeUnit(state, start);
  return `\\${character}`;
}

function readCodeUnit(state: ParseState, start: number): string {
  const digits = /^[0-9a-fA-F]{4}/.exec(state.text(state.at, Math.min(state.at + 4, state.end)));
  if (digits === null) {
    state.report(
      "`\\u` needs four hexadecimal digits",
      { start, end: state.at },
      "write `\\\\u` for a backslash and a u",
    );
    return "\\u";
  }
  state.at += 4;
  return String.fromCharCode(Number.parseInt(digits[0], 16));
}

function flush(state: ParseState, parts: PartList, run: number, kind: TokenKind): void {
  if (state.at <= run) return;
  state.mark(kind, run);
  parts.literal(state.text(run), run, state.at);
}

function skipTabs(state: ParseState, kind: TokenKind): number {
  const start = state.at;
  while (state.code() === 9) state.at += 1;
  state.mark(kind, start);
  return state.at;
}

/** Where the closing quote is, if nothing before it needs a second look. */
function simpleEnd(state: ParseState): number | undefined {
  const { source, end } = state;
  for (let at = state.at; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === doubleQuote) return at;
    if (code === dollar || code === backslash) return undefined;
  }
  return undefined;
}
