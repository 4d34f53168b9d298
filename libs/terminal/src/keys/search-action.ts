/** What can be done to the list of Ctrl+R, and to every list that is searched by typing. */
export const searchActions = {
  "search-previous": "go up: to a better match",
  "search-next": "go down: to a match less good or older",
  "search-page-up": "go up a page",
  "search-page-down": "go down a page",
  "search-first": "go to the first match",
  "search-last": "go to the last match",
  "search-accept-and-run": "take the chosen entry and run it",
  "search-accept": "take the chosen entry to change it",
  "search-cancel": "close the list and leave the text as it was",
  "search-next-scope": "widen to the next scope: session, directory, repository, host, everything",
  "search-previous-scope": "go back to the scope before",
  "search-toggle-failed": "hide what failed, or show it again",
  "search-delete-entry": "delete the chosen entry",
  "search-copy": "copy the chosen entry to the clipboard",
} as const;

export type SearchAction = keyof typeof searchActions;
