import type { ParseState } from "./parse-state.ts";
import { isWordEnd } from "./word-kind.ts";

/** No keyword is longer. */
const longest = 8;

/** The word of small letters at `state.at`, which may be a keyword; undefined if it is another kind of word. */
export function keywordHere(state: ParseState): string | undefined {
  let length = 0;
  for (;;) {
    const code = state.code(length);
    if (code < 97 || code > 122) break;
    length += 1;
    if (length > longest) return undefined;
  }
  if (length === 0 || !isWordEnd(state.code(length))) return undefined;
  return state.text(state.at, state.at + length);
}

/** True at exactly this keyword. */
export function looksAtKeyword(state: ParseState, keyword: string): boolean {
  return state.looksAt(keyword) && isWordEnd(state.code(keyword.length));
}
