import type { MarkdownObserver } from "./markdown-observer.ts";

export interface MarkdownStreamOptions {
  /** The terminal's width; asked again at every line. */
  readonly columns: () => number;
  readonly style: "ansi" | "plain";
  /** Whether links may be sent as OSC 8; else they read `text (url)`. */
  readonly links: boolean;
  /** Gives links numbers, in the place of `links`, where the program that shows them follows them itself. */
  readonly numberOf?: (address: string) => number;
  /** Fills the lines of a paragraph, as a page does; each line of the text must come as a whole. */
  readonly fillsLines?: boolean;
  readonly observer?: MarkdownObserver;
}
