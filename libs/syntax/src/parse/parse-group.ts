import type { Group, Subshell } from "../ast.ts";
import { closerMask } from "./closers.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { isWordEnd } from "./word-kind.ts";

const closeParen = 41;
const openBrace = 123;
const closeBrace = 125;
const closingBraces = closerMask("}");
const closingParentheses = closerMask(")");

/** `{ …; }` */
export function parseGroup(state: ParseState): Group {
  // One fault for `{{{`.
  const isFirst = state.source.charCodeAt(state.at - 1) !== openBrace;
  if (isFirst && !isWordEnd(state.code(1)) && state.code(1) !== closeBrace) {
    const span = { start: state.at, end: state.at + 1 };
    const hint = "put a blank behind it; a record stands only where a value is expected";
    state.report("`{` begins a group of commands", span, hint);
  }
  return parseBraces(state);
}

export function parseBraces(state: ParseState): Group {
  const open = state.take("keyword", 1);
  const outside = state.enter();
  const body = state.block(closingBraces);
  if (state.code() === closeBrace && isWordEnd(state.code(1))) state.take("keyword", 1);
  else if (state.atEnd) state.unclosed("{", open);
  else {
    const span = { start: state.at, end: state.at + 1 };
    state.report("expected `}`", span, "the `{` before it is still open");
  }
  state.leave(outside);
  return { kind: "group", span: { start: open.start, end: state.solidEnd }, body };
}

/** `( … )` */
export function parseSubshell(state: ParseState): Subshell {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const body = state.isolatedBlock(closingParentheses);
  skipBlanks(state);
  if (state.code() === closeParen) state.take("operator", 1);
  else state.unclosed("(", open);
  state.leave(outside);
  return { kind: "subshell", span: { start: open.start, end: state.solidEnd }, body };
}
