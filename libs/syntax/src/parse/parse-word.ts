import type { Tilde, Word } from "../ast.ts";
import { PartList } from "./part-list.ts";
import { parseDoubleQuoted, parseSingleQuoted, readEscape } from "./parse-quoted.ts";
import { endOfText, type ParseState } from "./parse-state.ts";
import { continuationLength } from "./line-continuation.ts";
import type { TokenKind } from "../token.ts";
import {
  active,
  brace,
  meta,
  plain,
  quotedDefaultPlace,
  stop,
  tildeGate,
  type WordPlace,
} from "./word-place.ts";

const doubleQuote = 34;
const hash = 35;
const dollar = 36;
const singleQuote = 39;
const openBracket = 91;
const backslash = 92;
const backtick = 96;
const tilde = 126;

/** The word at `state.at`, which may be empty. `kind` colours its unquoted text. */
export function parseWord(state: ParseState, place: WordPlace, kind: TokenKind): Word {
  const { source, end } = state;
  const { classes } = place;
  const start = state.at;
  let at = start;
  let code = endOfText;
  while (at < end) {
    code = source.charCodeAt(at);
    if (code < 128 && classes[code] !== plain) break;
    at += 1;
  }
  const tildeFirst = place.tilde && source.charCodeAt(start) === tilde;
  if ((at < end && classes[code] !== stop) || tildeFirst) return parseParts(state, place, kind);
  state.at = at;
  const span = { start, end: at };
  if (at === start) return { kind: "word", span, parts: [] };
  state.tokens.add(kind, start, at);
  const parts = [{ kind: "literal", span, text: source.slice(start, at) } as const];
  return { kind: "word", span, parts };
}

function parseParts(state: ParseState, place: WordPlace, kind: TokenKind): Word {
  const start = state.at;
  const parts = new PartList();
  if (place.tilde && state.code() === tilde) parts.part(parseTilde(state, kind));
  let run = state.at;
  for (;;) {
    const code = state.code();
    const role = code === endOfText ? stop : code < 128 ? place.classes[code] : plain;
    if (role === stop) break;
    if (role !== active) {
      state.at += 1;
      if (role === tildeGate && state.code() === tilde) {
        flushRun(state, parts, run, place, kind);
        parts.part(parseTilde(state, kind));
        run = state.at;
      }
      continue;
    }
    flushRun(state, parts, run, place, kind);
    readActive(state, parts, place, kind, code);
    run = state.at;
  }
  flushRun(state, parts, run, place, kind);
  return { kind: "word", span: { start, end: state.at }, parts: parts.finish() };
}

function readActive(
  state: ParseState,
  parts: PartList,
  place: WordPlace,
  kind: TokenKind,
  code: number,
): void {
  const start = state.at;
  if (code === backslash) {
    readBackslash(state, parts, place, kind);
    return;
  }
  if (code === backtick) {
    refuseBackticks(state);
    return;
  }
  if (code === singleQuote) parts.part(parseSingleQuoted(state));
  else if (code === doubleQuote) parts.part(parseDoubleQuoted(state));
  else {
    const part = state.grammar.dollar(state, place === quotedDefaultPlace ? "quoted" : "word");
    if (part.kind === "literal") {
      parts.literal(part.text, start, state.at);
      return;
    }
    parts.part(part);
    if (isBareVariable(state, start) && place.globs === "paths") refuseSubscript(state, start);
  }
  // Places that read text up to a bracket have no comments that a `#` could be taken for.
  if (state.code() === hash && place.classes[32] === stop) refuseHash(state, start);
}

function readBackslash(
  state: ParseState,
  parts: PartList,
  place: WordPlace,
  kind: TokenKind,
): void {
  const start = state.at;
  const next = state.code(1);
  if (place.escapes === "quoted") {
    const closes = next === 125;
    // Outside of quotes, as in `${x:-'it'\''s'}`, a quote can be escaped too.
    const isQuote = state.code(1) === singleQuote;
    const text = closes ? "}" : isQuote ? "'" : readEscape(state, "string");
    if (isQuote) state.at += 2;
    if (closes) state.at += 2;
    state.mark(kind, start);
    parts.literal(text, start, state.at);
    return;
  }
  if (next === endOfText) {
    state.take("error", 1);
    const span = { start, end: state.at };
    state.unclosed("\\", span, "nothing follows the backslash");
    return;
  }
  const continuation = continuationLength(state);
  if (continuation > 0) {
    state.take("blank", continuation);
    return;
  }
  state.at += 2;
  state.mark(kind, start);
  // Half of a surrogate pair may follow: the other half continues the run.
  const text = state.text(place.escapes === "kept" ? start : start + 1);
  parts.literal(text, start, state.at);
}

function flushRun(
  state: ParseState,
  parts: PartList,
  run: number,
  place: WordPlace,
  kind: TokenKind,
): void {
  const end = state.at;
  if (end <= run) return;
  const text = state.text(run, end);
  const first = place.globs === "none" ? undefined : firstGlob(text, place);
  if (first === undefined) {
    state.mark(kind, run);
    if (place.globs === "paths" && text.includes("{")) parts.braced(text, run, end);
    else parts.literal(text, run, end);
    return;
  }
  if (first > 0) {
    state.tokens.add(kind, run, run + first);
    parts.literal(text.slice(0, first), run, run + first);
  }
  state.tokens.add("glob", run + first, end);
  parts.pattern(text.slice(first), run + first, end);
}

/** Where the first character of the run is that makes a pattern of it. */
function firstGlob(text: string, place: WordPlace): number | undefined {
  let braceAt: number | undefined;
  let bracketsEnd: number | undefined;
  let bracesEnd: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const role = place.classes[code];
    if (role === brace) {
      bracesEnd ??= text.lastIndexOf("}");
      if (bracesEnd > at) braceAt ??= at;
    } else if (role === meta) {
      bracketsEnd ??= text.lastIndexOf("]");
      if (code === openBracket && bracketsEnd < at + 2) continue;
      return braceAt ?? at;
    }
  }
  return place.globs === "patterns" ? braceAt : undefined;
}

function parseTilde(state: ParseState, kind: TokenKind): Tilde {
  const start = state.at;
  state.at += 1;
  while (isUserCode(state.code())) state.at += 1;
  state.mark(kind, start);
  const user = state.text(start + 1);
  return {
    kind: "tilde",
    span: { start, end: state.at },
    user: user === "" ? undefined : user,
  };
}

function isUserCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

function isBareVariable(state: ParseState, start: number): boolean {
  const next = state.source.charCodeAt(start + 1);
  return state.source.charCodeAt(start) === dollar && next !== 123 && next !== 40;
}

function refuseSubscript(state: ParseState, start: number): void {
  if (state.code() !== openBracket) return;
  const name = state.text(start + 1);
  state.report(
    `\`$${name}[\` could be an element or a pattern`,
    { start, end: state.at + 1 },
    `write \`\${${name}[…]}\` for the element, \`\${${name}}[…]\` for the pattern`,
  );
}

function refuseHash(state: ParseState, start: number): void {
  const at = state.at;
  let end = at;
  while (end < state.end && end < at + 40 && !/[\s;|&<>()]/.test(state.source.charAt(end))) {
    end += 1;
  }
  state.report(
    "`#` starts a comment only at the start of a word",
    { start: at, end: at + 1 },
    `quote the word: "${state.text(start, end).replaceAll(/["']/g, "")}"`,
  );
}

/** Reads to the second backtick, so that what stands between them causes no further faults. */
function refuseBackticks(state: ParseState): void {
  const start = state.at;
  const close = state.find("`", start + 1);
  const closed = close >= 0 && !state.text(start, close).includes("\n");
  const end = closed ? close + 1 : start + 1;
  const command = closed ? state.text(start + 1, close) : "command";
  state.at = end;
  state.mark("error", start);
  state.report(
    "backticks are not a command substitution",
    { start, end },
    `write \`$(${command})\``,
  );
}
