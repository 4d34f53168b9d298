/** A command of normal mode that is not about the text, and so is the prompt's to carry out. */
export interface ViRequest {
  readonly kind: "request";
  readonly keys: string;
  readonly description: string;
  readonly action: string;
}

function request(keys: string, description: string, action: string): ViRequest {
  return { kind: "request", keys, description, action };
}

export const viRequests: readonly ViRequest[] = [
  request("enter", "run the line", "accept-line"),
  request("/", "search the history", "search-history"),
  request("?", "search the history", "search-history"),
  request("n", "search the history", "search-history"),
  request("N", "search the history", "search-history"),
  request("#", "make the line a comment, or a command again", "toggle-comment"),
];
