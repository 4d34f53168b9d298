import type { EditAction } from "../edit/edit-action.ts";
import type { Bindings } from "./keymap.ts";
import type { PromptAction } from "./prompt-action.ts";
import { sharedBindings } from "./shared-bindings.ts";

/** What readline and fish have in common; where they differ, fish, for it is the newer habit. */
export const emacsBindings: Bindings<EditAction | PromptAction> = {
  ...sharedBindings,
  escape: "cancel",
  "ctrl+[": "cancel",

  "ctrl+b": "backward-char",
  "ctrl+f": "forward-char",
  "alt+b": "backward-word",
  "alt+f": "forward-word",
  "ctrl+alt+b": "backward-bigword",
  "ctrl+alt+f": "forward-bigword",
  "ctrl+a": "beginning-of-line",
  "ctrl+e": "end-of-line",
  "alt+<": "beginning-of-buffer",
  "alt+>": "end-of-buffer",

  "ctrl+k": "kill-line",
  "ctrl+x k": "kill-whole-line",
  "ctrl+x backspace": "backward-kill-line",
  "alt+d": "kill-word",
  "ctrl+y": "yank",
  "alt+y": "yank-pop",
  "ctrl+x ctrl+u": "undo",
  "alt+/": "redo",

  "ctrl+space": "set-mark",
  "ctrl+x ctrl+x": "exchange-point-and-mark",
  "ctrl+x h": "select-all",
  "ctrl+x ctrl+g": "deselect",
  "ctrl+x ctrl+w": "kill-region",
  "ctrl+x w": "copy-region",
  "ctrl+x ctrl+c": "copy-to-clipboard",

  "ctrl+x ctrl+t": "transpose-chars",
  "alt+t": "transpose-words",
  "alt+u": "upcase-word",
  "alt+shift+u": "downcase-word",
  "alt+c": "capitalize-word",

  "ctrl+o": "accept-line-and-next",
  "ctrl+q": "quoted-insert",
  "ctrl+x ctrl+e": "edit-in-editor",
  "ctrl+x ctrl+l": "redraw",
  "ctrl+alt+e": "expand-abbreviation",
  "alt+?": "list-completions",
  "alt+=": "list-completions",
  "alt+p": "history-prefix-backward",
  "alt+n": "history-prefix-forward",
};
