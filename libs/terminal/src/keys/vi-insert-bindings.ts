import type { EditAction } from "../edit/edit-action.ts";
import type { Bindings } from "./keymap.ts";
import type { PromptAction } from "./prompt-action.ts";
import { sharedBindings } from "./shared-bindings.ts";

/** Alt and a character is Escape and a command that came together, so that none of them is bound. */
const withoutLetters = Object.fromEntries(
  Object.entries(sharedBindings).filter(([chord]) => !/^alt\+(?:shift\+)?.$/u.test(chord)),
);

export const viInsertBindings: Bindings<EditAction | PromptAction> = {
  ...withoutLetters,
  escape: "vi-command-mode",
  "ctrl+[": "vi-command-mode",
  "ctrl+y": "yank",
  "ctrl+a": "beginning-of-line",
  "ctrl+e": "end-of-line",
  "ctrl+f": "forward-char",
  "ctrl+b": "backward-char",
  "ctrl+k": "kill-line",
  "ctrl+x ctrl+e": "edit-in-editor",
  "ctrl+x ctrl+l": "redraw",
};
