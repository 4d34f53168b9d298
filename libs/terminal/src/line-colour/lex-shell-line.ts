import { lexInner, ShellLexer } from "./shell-lexer.ts";
import { startOfLine, type ShellState } from "./shell-state.ts";
import type { ShellToken } from "./shell-token.ts";

/**
 * The pieces of a line as it is being typed, so mostly unfinished. Never throws; in time that grows with
 * the length of the text. A text that is read at every key is better held by a `ShellReader`.
 */
export function lexShellLine(text: string): readonly ShellToken[] {
  return lex(text, -1, startOfLine);
}

/** The same, with the word at the end of the text told even if it is empty, in substitutions as well. */
export function lexUpTo(text: string, state: ShellState): readonly ShellToken[] {
  return lex(text, text.length, state);
}

function lex(text: string, cursor: number, state: ShellState): readonly ShellToken[] {
  const scan = { text, limit: text.length, depth: 0, cursor, lexInner };
  const lexer = new ShellLexer(scan, 0, undefined, state);
  while (lexer.step());
  return lexer.finish().tokens;
}
