/** What can be done to the completion menu while it is open. */
export const menuActions = {
  "menu-next": "go to the next completion",
  "menu-previous": "go to the completion before",
  "menu-up": "go up a row",
  "menu-down": "go down a row",
  "menu-left": "go to the column on the left",
  "menu-right": "go to the column on the right",
  "menu-page-up": "go up a page",
  "menu-page-down": "go down a page",
  "menu-first": "go to the first completion",
  "menu-last": "go to the last completion",
  "menu-accept": "take the chosen completion",
  "menu-accept-and-run": "take the chosen completion and run the line",
  "menu-cancel": "close the menu and leave the text as it was typed",
} as const;

export type MenuAction = keyof typeof menuActions;
