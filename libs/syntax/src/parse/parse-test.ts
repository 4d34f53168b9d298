import type { Span, Test, TestCommand, Word } from "../ast.ts";
import { checkLiteral } from "./check-literal.ts";
import { parseValue } from "./parse-collection.ts";
import { parseRegex } from "./parse-regex.ts";
import { skipBlanks, skipLines } from "./parse-space.ts";
import { endOfText, type ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import {
  binaryTestOperatorAt,
  refusedTestOperator,
  unaryTestOperator,
  wordAt,
  type BinaryHere,
} from "./test-operator.ts";
import { isWordEnd, wordKind } from "./word-kind.ts";
import { literalPlace } from "./word-place.ts";

const bang = 33;
const openParen = 40;
const closeParen = 41;

/** `[[ … ]]` */
export function parseTestCommand(state: ParseState): TestCommand {
  const open = state.take("keyword", 2);
  const outside = state.enter();
  const faults = state.diagnostics.length;
  const test = parseOr(state);
  const closedInWord = endsWithCloser(state) && state.diagnostics.length > faults;
  skipLines(state);
  if (state.looksAt("]]")) state.take("keyword", 2);
  else if (closedInWord) return finish(state, open, outside, test);
  else if (state.atEnd) state.unclosed("[[", open);
  else if (test === undefined) recoverTest(state);
  else unexpected(state);
  return finish(state, open, outside, test);
}

function finish(
  state: ParseState,
  open: Span,
  outside: number,
  test: Test | undefined,
): TestCommand {
  state.leave(outside);
  const span = { start: open.start, end: state.at };
  const nothing: Word = { kind: "word", span, parts: [] };
  return { kind: "testCommand", span, test: test ?? { kind: "wordTest", span, word: nothing } };
}

function parseOr(state: ParseState): Test | undefined {
  return parseChain(state, "||", (inner) => parseChain(inner, "&&", parseNot));
}

function parseChain(
  state: ParseState,
  op: "&&" | "||",
  parseOperand: (state: ParseState) => Test | undefined,
): Test | undefined {
  let left = parseOperand(state);
  while (left !== undefined) {
    skipLines(state);
    if (!state.looksAt(op)) return left;
    state.take("operator", 2);
    const right = parseOperand(state);
    if (right === undefined) return undefined;
    state.grow();
    const span = { start: left.span.start, end: right.span.end };
    left = { kind: "logicalTest", span, op, left, right };
  }
  return undefined;
}

function parseNot(state: ParseState): Test | undefined {
  skipLines(state);
  const start = state.at;
  const code = state.code();
  if (code === bang && (isWordEnd(state.code(1)) || state.code(1) === bang)) {
    state.take("operator", 1);
    const outside = state.enter();
    const test = parseNot(state);
    state.leave(outside);
    return test && { kind: "notTest", span: { start, end: test.span.end }, test };
  }
  return code === openParen ? parseParenthesised(state) : parsePrimary(state);
}

function parseParenthesised(state: ParseState): Test | undefined {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const test = parseOr(state);
  skipLines(state);
  state.leave(outside);
  if (state.code() === closeParen) state.take("operator", 1);
  else if (state.atEnd) state.unclosed("(", open);
  else if (test !== undefined) {
    state.report("expected `)`", { start: state.at, end: state.at + 1 });
    return undefined;
  }
  return test;
}

function parsePrimary(state: ParseState): Test | undefined {
  const start = state.at;
  const word = wordAt(state);
  if (word.startsWith("-") && word.length > 1 && operandFollows(state, word.length)) {
    return parseUnary(state, word);
  }
  if (/^(?:[!=]=|=~|!~|=|<=?|>=?)$/.test(operatorAt(state))) return missing(state);
  const left = readOperand(state);
  if (left === undefined) return undefined;
  if (
    unaryTestOperator(plain(left)) !== undefined &&
    testEndsHere(skipped(state)) &&
    !state.atEnd
  ) {
    const hint = `write \`${plain(left)} $x\`, or quote it if it is text`;
    state.report(`\`${plain(left)}\` tests nothing`, left.span, hint);
  }
  skipBlanks(state);
  const here = binaryTestOperatorAt(state);
  if (here === undefined) return parseLone(state, left);
  state.take("operator", here.length);
  skipLines(state);
  const right = readRight(state, here);
  if (right === undefined) return undefined;
  return { kind: "binaryTest", span: { start, end: right.span.end }, op: here.op, left, right };
}

/** Marks up to a blank. */
function operatorAt(state: ParseState): string {
  let length = 0;
  while ("=!<>~".includes(state.text(state.at + length, state.at + length + 1)) && length < 3) {
    if (state.at + length >= state.end) break;
    length += 1;
  }
  return isWordEnd(state.code(length)) ? state.text(state.at, state.at + length) : "";
}

function plain(word: Word): string {
  const [part, second] = word.parts;
  const isPlain = part?.kind === "literal" && second === undefined;
  return isPlain && part.span.end - part.span.start === part.text.length ? part.text : "";
}

function skipped(state: ParseState): ParseState {
  skipBlanks(state);
  return state;
}

function parseUnary(state: ParseState, word: string): Test | undefined {
  const op = unaryTestOperator(word);
  const span = state.take(op === undefined ? "error" : "operator", word.length);
  if (op === undefined) {
    const hint = refusedTestOperator(word) ?? "`help syntax` lists the tests";
    state.report(`there is no test \`${word}\``, span, hint);
  }
  skipLines(state);
  const operand = readOperand(state);
  if (operand === undefined) return undefined;
  return {
    kind: "unaryTest",
    span: { start: span.start, end: operand.span.end },
    op: op ?? "-n",
    operand,
  };
}

function readRight(
  state: ParseState,
  { op }: BinaryHere,
): Extract<Test, { kind: "binaryTest" }>["right"] | undefined {
  if (op === "=~" || op === "!~") return parseRegex(state) ?? missing(state);
  const code = state.code();
  if ((op === "in" || op === "not in") && (code === 91 || code === 123)) {
    return parseValue(state, literalPlace);
  }
  return readOperand(state);
}

function readOperand(state: ParseState): Word | undefined {
  if (testEndsHere(state)) return missing(state);
  const word = parseWord(state, literalPlace, wordKind(state));
  if (word.span.start === word.span.end) return missing(state);
  checkLiteral(state, word);
  checkGluedCloser(state, word);
  return word;
}

/** One word and nothing else: true if it says something, which an operator without blanks always does. */
function parseLone(state: ParseState, word: Word): Test | undefined {
  const [part] = word.parts;
  const glued = word.parts.some(
    (each) =>
      each.kind === "literal" && /[=!]=|=~|=/.test(state.text(each.span.start, each.span.end)),
  );
  if (glued) {
    const text = state.text(word.span.start, word.span.end);
    state.report(
      `\`${text}\` is one word, and always true`,
      word.span,
      "put blanks around the operator",
    );
  }
  const next = wordAt(state);
  if (next.startsWith("-") && !testEndsHere(state)) {
    const hint = refusedTestOperator(next) ?? "`help syntax` lists the tests";
    const span = { start: state.at, end: state.at + next.length };
    state.report(`there is no test \`${next}\``, span, hint);
    return undefined;
  }
  return part === undefined ? undefined : { kind: "wordTest", span: word.span, word };
}

function missing(state: ParseState): undefined {
  if (state.atEnd) return undefined;
  const span = { start: state.at, end: state.at + 1 };
  state.report("expected a value in the test", span, 'write `""` for an empty one');
  return undefined;
}

function testEndsHere(state: ParseState): boolean {
  const code = state.code();
  if (code === endOfText || (isWordEnd(code) && code !== openParen)) return true;
  return state.looksAt("]]") && isWordEnd(state.code(2));
}

function operandFollows(state: ParseState, length: number): boolean {
  let ahead = length;
  while (state.code(ahead) === 32 || state.code(ahead) === 9) ahead += 1;
  const code = state.code(ahead);
  if (code === 93 && state.code(ahead + 1) === 93 && isWordEnd(state.code(ahead + 2))) return false;
  return !isWordEnd(code);
}

/** `[[ a == b]]`: the closer was read as part of the word. */
function checkGluedCloser(state: ParseState, { span }: Word): void {
  if (!endsWithCloser(state) || state.text(span.start).includes("[[")) return;
  const closer: Span = { start: span.end - 2, end: span.end };
  state.report("`]]` needs a blank before it", closer, "quote it if it is text");
}

function endsWithCloser(state: ParseState): boolean {
  return state.source.startsWith("]]", state.at - 2);
}

function unexpected(state: ParseState): void {
  const start = state.at;
  const word = parseWord(state, literalPlace, "error");
  if (state.at === start) state.take("error", 1);
  const hint =
    word.parts.length > 0
      ? "join tests with `&&` and `||`, quote a value with blanks"
      : "end the test with `]]`";
  const span = { start, end: state.at };
  state.report(`unexpected \`${state.text(start)}\` in the test`, span, hint);
  recoverTest(state);
}

/** To the `]]`, if one comes before the statement or the line could end. */
function recoverTest(state: ParseState): void {
  const start = state.at;
  while (!state.atEnd && state.code() !== 10 && state.code() !== 59 && !state.looksAt("]]")) {
    state.at += 1;
  }
  state.mark("error", start);
  if (state.looksAt("]]")) state.take("keyword", 2);
}
