import type { Bindings } from "./keymap.ts";
import type { PromptAction } from "./prompt-action.ts";

/** In force before the others while a suggestion stands behind the cursor. */
export const suggestionBindings: Bindings<PromptAction> = {
  right: "accept-suggestion",
  "ctrl+f": "accept-suggestion",
  end: "accept-suggestion",
  "ctrl+e": "accept-suggestion",
  "alt+right": "accept-suggestion-word",
  "ctrl+right": "accept-suggestion-word",
  "alt+f": "accept-suggestion-word",
};
