import type { EditAction } from "./edit-action.ts";
import { nextGrapheme, previousGrapheme } from "./grapheme.ts";
import { lineEnd, lineStart } from "./line-bounds.ts";
import { backwardWord, forwardWord } from "./word-motion.ts";

/** Where the cursor goes from an offset; the same offset if it cannot. */
export type Motion = (text: string, offset: number) => number;

/** The actions that move the cursor and know no more than the text. */
export const motions = {
  "backward-char": previousGrapheme,
  "forward-char": nextGrapheme,
  "backward-word": (text, offset) => backwardWord(text, offset, "word"),
  "forward-word": (text, offset) => forwardWord(text, offset, "word"),
  "backward-bigword": (text, offset) => backwardWord(text, offset, "bigword"),
  "forward-bigword": (text, offset) => forwardWord(text, offset, "bigword"),
  "beginning-of-line": lineStart,
  "end-of-line": lineEnd,
  "beginning-of-buffer": () => 0,
  "end-of-buffer": (text) => text.length,
} as const satisfies Partial<Record<EditAction, Motion>>;

export type MotionAction = keyof typeof motions;
export type VerticalAction = "up-line" | "down-line";

/** The actions that extend the selection, and how each moves the cursor. */
export const selectingMotions = {
  "select-backward-char": "backward-char",
  "select-forward-char": "forward-char",
  "select-backward-word": "backward-word",
  "select-forward-word": "forward-word",
  "select-up-line": "up-line",
  "select-down-line": "down-line",
  "select-beginning-of-line": "beginning-of-line",
  "select-end-of-line": "end-of-line",
  "select-beginning-of-buffer": "beginning-of-buffer",
  "select-end-of-buffer": "end-of-buffer",
} as const satisfies Partial<Record<EditAction, MotionAction | VerticalAction>>;

export type SelectingAction = keyof typeof selectingMotions;
