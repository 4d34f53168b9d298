import type { Block, FunctionDefinition, Span } from "../ast.ts";
import { toName } from "../name.ts";
import { parseBraces, parseSubshell } from "./parse-group.ts";
import { skipBlanks, skipLines } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { recoverStatement } from "./recover.ts";
import { isReserved } from "./reserved-word.ts";
import { isWordEnd } from "./word-kind.ts";

const openParen = 40;
const closeParen = 41;
const openBrace = 123;

/** Where the name ends, if `name()` stands at `state.at`. */
export function functionHere(state: ParseState): number | undefined {
  let ahead = 0;
  while (isNameCode(state.code(ahead))) ahead += 1;
  if (ahead === 0) return undefined;
  const end = state.at + ahead;
  ahead = blanksEnd(state, ahead);
  if (state.code(ahead) !== openParen) return undefined;
  ahead = blanksEnd(state, ahead + 1);
  return state.code(ahead) === closeParen ? end : undefined;
}

/** `name() { … }` */
export function parseFunction(state: ParseState, nameEnd: number): FunctionDefinition {
  const nameSpan = state.take("command", nameEnd - state.at);
  readParentheses(state);
  return parseDefinition(state, nameSpan.start, nameSpan, "()");
}

/** `function name { … }`; with parentheses as well it is refused, but read. */
export function parseKeywordFunction(state: ParseState): FunctionDefinition {
  const { start } = state.take("keyword", "function".length);
  skipBlanks(state);
  const nameStart = state.at;
  const unnamed = state.code() === openBrace && isWordEnd(state.code(1));
  if (!unnamed) while (!isWordEnd(state.code())) state.at += 1;
  const nameSpan = { start: nameStart, end: state.at };
  state.mark("command", nameStart);
  skipBlanks(state);
  const name = state.text(nameSpan.start, nameSpan.end);
  if (name === "") {
    const keyword = { start, end: start + "function".length };
    if (state.atEnd) state.unclosed("function", keyword);
    else state.report("expected a name after `function`", keyword, "write `name() { …; }`");
  } else if (!/^[\w.:\-\u0080-\uffff]+$/.test(name)) {
    state.report(
      `\`${name}\` cannot name a function`,
      nameSpan,
      "use letters, digits and `_ . : -`",
    );
  }
  if (state.code() === openParen) {
    const open = state.at;
    readParentheses(state);
    const hint = `write \`${name}() { …; }\``;
    state.report("`function` and `()` are one too many", { start: open, end: state.at }, hint);
  }
  return parseDefinition(state, start, nameSpan, "function");
}

function parseDefinition(
  state: ParseState,
  start: number,
  nameSpan: Span,
  what: string,
): FunctionDefinition {
  const outside = state.enter();
  const name = toName(state.text(nameSpan.start, nameSpan.end));
  if (isReserved(name)) {
    state.report(`\`${name}\` is a keyword, not a function`, nameSpan, "choose another name");
  }
  skipLines(state);
  const body = parseBody(state, { start, end: nameSpan.end }, what);
  state.leave(outside);
  const span = { start, end: state.solidEnd };
  return { kind: "functionDefinition", span, name, nameSpan, body };
}

function parseBody(state: ParseState, head: Span, what: string): Block {
  if (state.code() === openBrace) return parseBraces(state).body;
  if (state.code() === openParen && state.code(1) !== openParen) return [parseSubshell(state)];
  if (state.atEnd) state.unclosed(what, head, "a function without a body");
  else {
    state.report("a function without a body", head, "write `name() { …; }`");
    recoverStatement(state);
  }
  return [];
}

function readParentheses(state: ParseState): void {
  skipBlanks(state);
  state.take("operator", 1);
  skipBlanks(state);
  if (state.code() === closeParen) state.take("operator", 1);
}

function blanksEnd(state: ParseState, from: number): number {
  let ahead = from;
  while (state.code(ahead) === 32 || state.code(ahead) === 9) ahead += 1;
  return ahead;
}

function isNameCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 58) ||
    code === 95 ||
    code === 45 ||
    code === 46 ||
    code >= 128
  );
}
