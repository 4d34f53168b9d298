import { endOfText, type ParseState } from "./parse-state.ts";
import type { TokenKind } from "../token.ts";

/** How the unquoted text of the word at `state.at` is coloured. */
export function wordKind(state: ParseState): TokenKind {
  const first = state.code();
  if (first === 45 || first === 43) {
    const second = state.code(1);
    if (second >= 48 && second <= 57) return digitsEnd(state, 1) ? "number" : "word";
    return isLetter(second) || second === 45 ? "flag" : "word";
  }
  return first >= 48 && first <= 57 && digitsEnd(state, 0) ? "number" : "word";
}

/** Digits and dots up to the end of the word; the one place where the difference does not matter. */
function digitsEnd(state: ParseState, from: number): boolean {
  for (let ahead = from; ; ahead += 1) {
    const code = state.code(ahead);
    if ((code >= 48 && code <= 57) || code === 46) continue;
    return isWordEnd(code);
  }
}

/** A blank, the end of a line, `;`, `|`, `&`, `<`, `>`, `(`, `)` or the end of the text. */
export function isWordEnd(code: number): boolean {
  switch (code) {
    case endOfText:
    case 9:
    case 10:
    case 13:
    case 32:
    case 38:
    case 40:
    case 41:
    case 59:
    case 60:
    case 62:
    case 124:
      return true;
    default:
      return false;
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
