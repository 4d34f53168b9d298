import type {
  ListItem,
  ListLiteral,
  RecordEntry,
  RecordLiteral,
  ValueExpression,
  Word,
} from "../ast.ts";
import { checkLiteral } from "./check-literal.ts";
import { skipBlanks, skipLines } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { wordKind } from "./word-kind.ts";
import { listItemPlace, recordKeyPlace, recordValuePlace, type WordPlace } from "./word-place.ts";

const comma = 44;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Where a value is expected: `[…]`, `{…}` or a word. */
export function parseValue(state: ParseState, place: WordPlace): ValueExpression {
  const code = state.code();
  if (code === openBracket) return parseList(state);
  if (code === openBrace) return parseRecord(state);
  const word = parseWord(state, place, wordKind(state));
  checkLiteral(state, word);
  return word;
}

function parseList(state: ParseState): ListLiteral {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const items: ListItem[] = [];
  for (;;) {
    skipLines(state);
    if (state.code() === closeBracket) {
      state.take("operator", 1);
      break;
    }
    if (state.atEnd) {
      state.unclosed("[", open);
      break;
    }
    const start = state.at;
    const spread = state.looksAt("...$");
    if (spread) state.take("operator", 3);
    else if (state.looksAt("...")) refuseSpread(state);
    const value = parseValue(state, listItemPlace);
    if (state.at === start) refuseCharacter(state, "a list");
    else items.push({ span: { start, end: state.at }, spread, value });
    refusePattern(state, value);
    readSeparator(state, value, closeBracket);
  }
  state.leave(outside);
  return { kind: "list", span: { start: open.start, end: state.at }, items };
}

/** `...xs`, `...[a]`: dots before a word were hardly meant as text. */
function refuseSpread(state: ParseState): void {
  const span = { start: state.at, end: state.at + 3 };
  const hint = 'write `...$xs` for the elements of a list, "..." for the text';
  state.report("`...` spreads a variable or a `$(…)`", span, hint);
}

/** A list is no place for files: what looks as if it would expand there must not stay text in silence. */
function refusePattern(state: ParseState, value: ValueExpression): void {
  if (value.kind !== "word" || !value.parts.some((part) => part.kind === "globPattern")) return;
  const hint = "quote it if it is text; fill the list with `for f in *.txt; do push xs $f; done`";
  state.report("a pattern does not expand in a list", value.span, hint);
}

function parseRecord(state: ParseState): RecordLiteral {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const entries: RecordEntry[] = [];
  let previous: RecordEntry | undefined;
  for (;;) {
    skipLines(state);
    if (state.code() === closeBrace) {
      state.take("operator", 1);
      break;
    }
    if (state.atEnd) {
      state.unclosed("{", open);
      break;
    }
    const entry = parseEntry(state, previous);
    if (entry === undefined) continue;
    entries.push(entry);
    // Only a blank between two words: the second may have been meant as part of the first value.
    previous = readSeparator(state, entry.value, closeBrace) ? undefined : entry;
  }
  state.leave(outside);
  return { kind: "record", span: { start: open.start, end: state.at }, entries };
}

function parseEntry(state: ParseState, previous: RecordEntry | undefined): RecordEntry | undefined {
  const start = state.at;
  const key = parseWord(state, recordKeyPlace, "variable");
  if (state.code() === colon && state.at === start) {
    state.report(
      "a record has names for its values",
      state.take("error", 1),
      "write `name: value`",
    );
    skipLines(state);
    parseValue(state, recordValuePlace);
    return undefined;
  }
  if (state.at === start) {
    refuseCharacter(state, "a record");
    return undefined;
  }
  if (state.code() !== colon) {
    if (state.atEnd) return undefined;
    reportNoColon(state, key, previous);
    skipBlanks(state);
    if (state.code() === comma) state.take("operator", 1);
    return undefined;
  }
  state.take("operator", 1);
  skipLines(state);
  const valueStart = state.at;
  const value = parseValue(state, recordValuePlace);
  if (state.at === valueStart && !state.atEnd) {
    const text = state.text(key.span.start, key.span.end);
    const span = { start, end: valueStart };
    state.report(
      `the key \`${text}\` has no value`,
      span,
      `write \`${text}: ""\` for an empty one`,
    );
  }
  return { span: { start, end: state.at }, key, value };
}

function reportNoColon(state: ParseState, key: Word, previous: RecordEntry | undefined): void {
  const text = state.text(key.span.start, key.span.end);
  if (previous === undefined) {
    const hint = `write \`${text}: value\`; text with braces is quoted`;
    state.report(`expected \`:\` after the key \`${text}\``, key.span, hint);
    return;
  }
  const whole = state.text(previous.value.span.start, key.span.end).replaceAll('"', "");
  const name = state.text(previous.key.span.start, previous.key.span.end);
  const hint = `several words are quoted: \`${name}: "${whole}"\``;
  state.report(`unexpected word "${text}" in a record`, key.span, hint);
}

/** True if a comma or the end of a line stands there. */
function readSeparator(state: ParseState, value: ValueExpression, close: number): boolean {
  const end = state.at;
  skipBlanks(state);
  const code = state.code();
  if (code === comma) {
    state.take("operator", 1);
    return true;
  }
  if (code === 10 || code === close) return true;
  if (state.at === end && value.kind !== "word" && !state.atEnd) {
    const span = { start: end, end: end + 1 };
    state.report("expected `,` or a blank between two values", span);
  }
  return false;
}

function refuseCharacter(state: ParseState, where: string): void {
  const span = state.take("error", 1);
  const character = state.text(span.start, span.end);
  const hint = character === "," ? "delete it" : `quote it: "${character}"`;
  state.report(`unexpected \`${character}\` in ${where}`, span, hint);
}
