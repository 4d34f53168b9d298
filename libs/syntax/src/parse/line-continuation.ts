import type { ParseState } from "./parse-state.ts";

/** Length of a backslash, blanks and the end of a line that stand at `state.at`; 0 if they do not. */
export function continuationLength(state: ParseState): number {
  let length = 1;
  for (;;) {
    const code = state.code(length);
    if (code === 10) return length + 1;
    if (code !== 32 && code !== 9 && code !== 13) return 0;
    length += 1;
  }
}
