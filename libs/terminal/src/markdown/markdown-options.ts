export interface MarkdownStreamOptions {
  /** The terminal's width; asked again at every line. */
  readonly columns: () => number;
  readonly style: "ansi" | "plain";
  /** Whether links may be sent as OSC 8; else they read `text (url)`. */
  readonly links: boolean;
}
