import type { Block, Span, Statement } from "../ast.ts";
import { closerBit, closerMask, closerWord, type Closer } from "./closers.ts";
import { keywordHere } from "./keyword.ts";
import { parsePipeline } from "./parse-pipeline.ts";
import { skipBlanks, skipLines, takeNewline } from "./parse-space.ts";
import { endOfText, type ParseState } from "./parse-state.ts";
import { recoverStatement } from "./recover.ts";
import { isWordEnd } from "./word-kind.ts";

const newline = 10;
const ampersand = 38;
const closeParen = 41;
const semicolon = 59;
const openBrace = 123;
const bar = 124;
const closeBrace = 125;
const bodyWords = closerMask("then", "do");

/** Statements up to a closer that something waits for, which is left unread. */
export function parseBlock(state: ParseState): Block {
  const statements: Statement[] = [];
  for (;;) {
    skipLines(state);
    if (state.atEnd || closerHere(state)) return statements;
    const start = state.at;
    const statement = parseAndOr(state);
    if (statement !== undefined) {
      if (bracedBodyHere(state, statement)) return [...statements, statement];
      statements.push(endStatement(state, statement));
    } else if (state.at === start) {
      refuse(state);
      skipBlanks(state);
      readSemicolons(state);
    } else endBadStatement(state);
  }
}

/** True at a closer that something waits for; any other closer is reported and read. */
function closerHere(state: ParseState): boolean {
  const code = state.code();
  if (code === closeParen) return awaits(state, ")");
  if (code === closeBrace) return isWordEnd(state.code(1)) && awaits(state, "}");
  if (code === semicolon) return endsBranch(state.code(1)) && awaits(state, ";;");
  // `then`, `elif`, `else`, `esac`, `fi`, `do`, `done`: asked before every statement.
  if (code !== 100 && code !== 101 && code !== 102 && code !== 116) return false;
  const word = closerWord(keywordHere(state) ?? "");
  return word !== undefined && awaits(state, word);
}

/** `;;` and what is refused instead of it: `;&`. */
function endsBranch(second: number): boolean {
  return second === semicolon || second === ampersand;
}

function awaits(state: ParseState, closer: Closer): boolean {
  return (state.awaited & closerBit(closer)) !== 0;
}

/** Statements are chained here and not by recursion: a chain may be long. */
function parseAndOr(state: ParseState): Statement | undefined {
  const outside = state.height;
  state.height = 0;
  let left = parsePipeline(state);
  while (left !== undefined) {
    skipBlanks(state);
    const op = state.looksAt("&&") ? "&&" : state.looksAt("||") ? "||" : undefined;
    if (op === undefined) break;
    const mark = state.take("operator", 2);
    skipLines(state);
    if (state.atEnd) {
      state.unclosed(op, mark, `no command follows \`${op}\``);
      break;
    }
    const right = parsePipeline(state) ?? afterDoubled(state, op, mark);
    if (right === undefined) break;
    state.grow();
    const span = { start: left.span.start, end: right.span.end };
    left = { kind: "andOr", span, op, left, right };
  }
  state.height = Math.max(outside, state.height);
  return left;
}

/** `a && && b`: one fault, and `b` is still the right side. */
function afterDoubled(state: ParseState, op: string, mark: Span): Statement | undefined {
  state.report(`no command follows \`${op}\``, mark, "write a command on both sides");
  while (state.code() === ampersand || state.code() === bar) {
    state.take("error", 1);
    skipBlanks(state);
  }
  return parsePipeline(state);
}

function endStatement(state: ParseState, statement: Statement): Statement {
  skipBlanks(state);
  const code = state.code();
  if (code === ampersand && state.code(1) !== ampersand) {
    const { end } = state.take("operator", 1);
    skipBlanks(state);
    // The mark ends the statement already; one more end is no fault.
    if (state.code() === semicolon && state.code(1) !== semicolon) state.take("operator", 1);
    return { kind: "background", span: { start: statement.span.start, end }, body: statement };
  }
  if (code === newline) takeNewline(state);
  else if (code === semicolon) readSemicolons(state);
  else if (code !== endOfText && !closesAfter(state, statement)) {
    refuse(state);
    endBadStatement(state);
  }
  return statement;
}

/** `;`, and further ones behind it; `;;` belongs to a `case`. */
function readSemicolons(state: ParseState): void {
  while (state.code() === semicolon) {
    if (endsBranch(state.code(1))) return;
    state.take("operator", 1);
    skipBlanks(state);
  }
}

/** `if (( … )) {`: the construct that needs `then` or `do` tells what is wrong. */
function bracedBodyHere(state: ParseState, statement: Statement): boolean {
  if (statement.kind === "simpleCommand" || (state.awaited & bodyWords) === 0) return false;
  skipBlanks(state);
  return state.code() === openBrace && isWordEnd(state.code(1));
}

/** `( … )` and `[[ … ]] then`: a closer may follow at once, a word only behind a compound. */
function closesAfter(state: ParseState, statement: Statement): boolean {
  if (state.code() === closeParen || state.code() === closeBrace) return closerHere(state);
  return statement.kind !== "simpleCommand" && closerHere(state);
}

function endBadStatement(state: ParseState): void {
  recoverStatement(state);
  if (state.code() === newline) takeNewline(state);
  else if (state.code() === semicolon) readSemicolons(state);
  else if (state.code() === ampersand || state.code() === bar) {
    state.take("error", 1);
    while (state.code() === ampersand || state.code() === bar) state.take("error", 1);
  }
}

/** Reads at least one character. */
function refuse(state: ParseState): void {
  const start = state.at;
  const code = state.code();
  const word = keywordHere(state);
  const two = state.text(start, Math.min(start + 2, state.end));
  let length = Math.max(1, word?.length ?? 0);
  if (two === ";;" || two === "&&" || two === "||" || two === ";&") length = 2;
  if (word === undefined && !isWordEnd(code)) {
    while (!isWordEnd(state.code(length))) length += 1;
  }
  const span = state.take("error", length);
  const text = state.text(span.start, span.end);
  if (isRepeated(code)) takeRepeated(state, code);
  if (state.excused.delete(text)) return;
  state.report(
    `unexpected \`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``,
    span,
    hintFor(text),
  );
}

/** A row of the same marks is one fault. */
function isRepeated(code: number): boolean {
  return code === closeParen || code === semicolon || code === ampersand || code === bar;
}

function takeRepeated(state: ParseState, code: number): void {
  for (;;) {
    skipBlanks(state);
    if (state.code() !== code || closerHere(state)) return;
    state.take("error", 1);
  }
}

function hintFor(text: string): string | undefined {
  if (text.startsWith("#")) return "`#` starts a comment only at the start of a word";
  switch (text) {
    case ")":
    case "}":
      return "nothing is open that it could close";
    case ";;":
    case ";&":
      return "it ends a branch of `case`";
    case "&&":
    case "||":
    case "|":
    case ";":
    case "&":
      return "a command must stand before it";
    case "then":
    case "elif":
    case "else":
    case "fi":
      return "no `if` is open";
    case "do":
    case "done":
      return "no loop is open";
    case "esac":
      return "no `case` is open";
    default:
      return "end the command before it with `;` or a new line";
  }
}
