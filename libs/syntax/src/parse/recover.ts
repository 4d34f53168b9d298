import type { Span } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

/**
 * After a fault between `((` and `))`: reads on to the `))` that fits, at most to the end of the line.
 * `sound` says that no fault was reported yet.
 */
export function recoverArithmetic(state: ParseState, open: Span, sound: boolean): void {
  if (state.atEnd) {
    state.unclosed(state.text(open.start, open.end), open);
    return;
  }
  if (sound) {
    const found = state.text(state.at, state.at + 1);
    const span = { start: state.at, end: state.at + 1 };
    if (found === ")") {
      state.report(
        "`((` begins arithmetic, which ends with `))`",
        { start: open.start, end: open.end },
        "write `( (` for a subshell in parentheses",
      );
    } else {
      state.report(`expected an operator, found \`${found}\``, span, operatorHint(found));
    }
  }
  const start = state.at;
  let depth = openParentheses(state.text(open.end));
  while (!state.atEnd && state.code() !== 10) {
    if (depth === 0 && state.looksAt("))")) {
      state.mark("error", start);
      state.take("operator", 2);
      return;
    }
    if (state.code() === 40) depth += 1;
    if (state.code() === 41 && depth > 0) depth -= 1;
    state.at += 1;
  }
  state.mark("error", start);
}

function openParentheses(text: string): number {
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")" && depth > 0) depth -= 1;
  }
  return depth;
}

/** After a fault in something that `close` ends: reads on to it, at most to the end of the line. */
export function recoverTo(state: ParseState, open: string, close: string): void {
  const start = state.at;
  let depth = 0;
  while (!state.atEnd && state.code() !== 10) {
    const character = state.source.charAt(state.at);
    if (character === close && depth === 0) break;
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    state.at += 1;
  }
  state.mark("error", start);
  if (!state.atEnd && state.code() !== 10) state.take("operator", 1);
}

/** After a fault in a statement: reads on to what could end it. */
export function recoverStatement(state: ParseState): void {
  const start = state.at;
  let depth = 0;
  while (!state.atEnd) {
    const character = state.source.charAt(state.at);
    if (character === "\n") break;
    if (character === "(") depth += 1;
    if (character === ")") {
      if (depth === 0) break;
      depth -= 1;
    }
    if (depth === 0 && (character === ";" || character === "&" || character === "|")) break;
    if (character === "'" || character === '"') skipQuoted(state, character);
    state.at += 1;
  }
  state.mark("error", start);
}

/** Only within the line: an odd quote must not swallow the rest of the program. */
function skipQuoted(state: ParseState, quote: string): void {
  let at = state.at + 1;
  while (at < state.end && state.source.charCodeAt(at) !== 10) {
    if (state.source.charAt(at) === quote) {
      state.at = at;
      return;
    }
    at += 1;
  }
}

function operatorHint(found: string): string | undefined {
  if (found === ".") return "write `x[y]` for an entry";
  if (found === "#") return "there are no comments in arithmetic";
  return undefined;
}
