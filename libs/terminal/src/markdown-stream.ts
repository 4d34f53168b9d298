import { MarkdownBlocks } from "./markdown-blocks.ts";
import { SafeText } from "./safe-text.ts";

export interface MarkdownStreamOptions {
  /** The terminal's width; asked again at every line. */
  readonly columns: () => number;
  readonly style: "ansi" | "plain";
  /** Whether links may be sent as OSC 8; else they read `text (url)`. */
  readonly links: boolean;
}

/**
 * Both give what is to be appended to the screen, which must stand at the start of a line at first and
 * must not be written to by anybody else until `end`.
 */
export interface MarkdownStream {
  write(text: string): string;
  end(): string;
}

/** Draws Markdown that arrives cut anywhere. The text is not trusted: what it can do is be read. */
export function createMarkdownStream(options: MarkdownStreamOptions): MarkdownStream {
  const safe = new SafeText();
  const blocks = new MarkdownBlocks(options);
  return {
    write(text) {
      blocks.write(safe.take(text));
      return blocks.take();
    },
    end() {
      blocks.write(safe.end());
      blocks.end();
      return blocks.take();
    },
  };
}
