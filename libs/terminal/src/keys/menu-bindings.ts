import type { Bindings } from "./keymap.ts";
import type { MenuAction } from "./menu-action.ts";

/** In force before the others while the menu is open: what is not here changes the text and so filters. */
export const menuBindings: Bindings<MenuAction> = {
  tab: "menu-next",
  "ctrl+i": "menu-next",
  "shift+tab": "menu-previous",
  "ctrl+n": "menu-next",
  "ctrl+p": "menu-previous",
  down: "menu-down",
  up: "menu-up",
  left: "menu-left",
  right: "menu-right",
  pagedown: "menu-page-down",
  pageup: "menu-page-up",
  "alt+<": "menu-first",
  "alt+>": "menu-last",
  "ctrl+home": "menu-first",
  "ctrl+end": "menu-last",
  enter: "menu-accept",
  "ctrl+m": "menu-accept",
  "ctrl+f": "menu-accept",
  "ctrl+enter": "menu-accept-and-run",
  escape: "menu-cancel",
  "ctrl+[": "menu-cancel",
  "ctrl+g": "menu-cancel",
};
