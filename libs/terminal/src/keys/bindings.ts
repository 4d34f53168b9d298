import { emacsBindings } from "./emacs-bindings.ts";
import { menuBindings } from "./menu-bindings.ts";
import { pagerBindings } from "./pager-bindings.ts";
import { searchBindings } from "./search-bindings.ts";
import { suggestionBindings } from "./suggestion-bindings.ts";
import { viInsertBindings } from "./vi-insert-bindings.ts";

/** Every table of keys, by where it is in force. */
export const bindings = {
  emacs: emacsBindings,
  viInsert: viInsertBindings,
  suggestion: suggestionBindings,
  menu: menuBindings,
  search: searchBindings,
  pager: pagerBindings,
} as const;
