import type { Bindings } from "./keymap.ts";
import type { SearchAction } from "./search-action.ts";

/** In force before the others while a list is open: what is not here changes the words searched for. */
export const searchBindings: Bindings<SearchAction> = {
  up: "search-previous",
  "ctrl+p": "search-previous",
  "ctrl+s": "search-previous",
  down: "search-next",
  "ctrl+n": "search-next",
  "ctrl+r": "search-next-scope",
  pageup: "search-page-up",
  pagedown: "search-page-down",
  "alt+<": "search-first",
  "ctrl+home": "search-first",
  "alt+>": "search-last",
  "ctrl+end": "search-last",
  enter: "search-accept-and-run",
  "ctrl+m": "search-accept-and-run",
  tab: "search-accept",
  "ctrl+i": "search-accept",
  "alt+enter": "search-accept",
  escape: "search-cancel",
  "ctrl+[": "search-cancel",
  "ctrl+g": "search-cancel",
  "ctrl+c": "search-cancel",
  "ctrl+t": "search-next-scope",
  "alt+right": "search-next-scope",
  "alt+left": "search-previous-scope",
  "alt+x": "search-toggle-failed",
  "shift+delete": "search-delete-entry",
  "alt+c": "search-copy",
  "super+c": "search-copy",
};
