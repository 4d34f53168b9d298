import type { ParseState } from "./parse-state.ts";
import { isWordEnd } from "./word-kind.ts";

export interface Delimiter {
  readonly text: string;
  /** Any quote or backslash in it: nothing in the body is expanded. */
  readonly quoted: boolean;
}

/** The word behind `<<`, quotes removed, nothing expanded. */
export function parseDelimiter(state: ParseState): Delimiter | undefined {
  const start = state.at;
  let text = "";
  let quoted = false;
  while (!isWordEnd(state.code())) {
    const character = state.text(state.at, state.at + 1);
    state.at += 1;
    if (character === "\\") {
      quoted = true;
      if (!state.atEnd && state.code() !== 10) {
        text += state.text(state.at, state.at + 1);
        state.at += 1;
      }
    } else if (character === "'" || character === '"') {
      quoted = true;
      const inside = state.at;
      while (!state.atEnd && state.code() !== 10 && state.code() !== character.charCodeAt(0)) {
        state.at += 1;
      }
      text += state.text(inside);
      if (state.code() === character.charCodeAt(0)) state.at += 1;
    } else {
      text += character;
    }
  }
  state.mark("operator", start);
  return text === "" && !quoted ? undefined : { text, quoted };
}
