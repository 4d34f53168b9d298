import type { EditAction } from "./edit-action.ts";
import { nextGrapheme, previousGrapheme } from "./grapheme.ts";
import type { KillDirection } from "./kill-ring.ts";
import { lineEnd, lineStart } from "./line-bounds.ts";
import type { Motion } from "./motion.ts";
import { backwardWord, forwardWord } from "./word-motion.ts";

/** Cuts from the cursor to where the motion goes. */
export interface Kill {
  readonly direction: KillDirection;
  readonly to: Motion;
}

export const kills = {
  "kill-line": {
    direction: "forward",
    to: (text, offset) => orNewline(lineEnd(text, offset), offset, nextGrapheme(text, offset)),
  },
  "backward-kill-line": {
    direction: "backward",
    to: (text, offset) =>
      orNewline(lineStart(text, offset), offset, previousGrapheme(text, offset)),
  },
  "kill-word": { direction: "forward", to: (text, offset) => forwardWord(text, offset, "word") },
  "backward-kill-word": {
    direction: "backward",
    to: (text, offset) => backwardWord(text, offset, "path"),
  },
  "backward-kill-bigword": {
    direction: "backward",
    to: (text, offset) => backwardWord(text, offset, "bigword"),
  },
} as const satisfies Partial<Record<EditAction, Kill>>;

export type KillAction = keyof typeof kills;

/** With nothing left on the line the newline itself is cut, so that lines can be joined. */
function orNewline(edge: number, offset: number, beyond: number): number {
  return edge === offset ? beyond : edge;
}
