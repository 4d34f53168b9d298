import { continuationLength } from "./line-continuation.ts";
import { readHereDocuments } from "./parse-heredoc.ts";
import type { ParseState } from "./parse-state.ts";

const tab = 9;
const newline = 10;
const carriageReturn = 13;
const space = 32;
const hash = 35;
const backslash = 92;
const byteOrderMark = 0xfeff;

/** Blanks, continued lines, and a comment up to the end of its line. */
export function skipBlanks(state: ParseState): void {
  for (;;) {
    const code = state.code();
    if (code === space || code === tab || code === carriageReturn || code === byteOrderMark) {
      readBlanks(state);
    } else if (code === hash && isCommentHere(state)) {
      readComment(state);
      return;
    } else if (code === backslash) {
      const length = continuationLength(state);
      if (length === 0) return;
      state.take("blank", length);
    } else {
      return;
    }
  }
}

/** Blanks, comments and ends of lines. */
export function skipLines(state: ParseState): void {
  skipBlanks(state);
  while (state.code() === newline) {
    takeNewline(state);
    skipBlanks(state);
  }
}

export function takeNewline(state: ParseState): void {
  state.take("newline", 1);
  if (state.pending.length > 0) readHereDocuments(state);
}

function readBlanks(state: ParseState): void {
  const start = state.at;
  const { source, end } = state;
  let at = start + 1;
  while (at < end) {
    const code = source.charCodeAt(at);
    if (code !== space && code !== tab && code !== carriageReturn) break;
    at += 1;
  }
  state.at = at;
  state.mark("blank", start);
}

function readComment(state: ParseState): void {
  const start = state.at;
  const found = state.find("\n", start);
  state.at = found < 0 ? state.end : found;
  state.mark("comment", start);
}

/** `#` glued to what stands before it is no comment; only these marks may. */
function isCommentHere(state: ParseState): boolean {
  if (state.at === 0) return true;
  const before = state.source.charCodeAt(state.at - 1);
  return " \t\r\n;|&<>(".includes(String.fromCharCode(before)) || before === byteOrderMark;
}
