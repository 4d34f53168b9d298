import { MarkdownBlocks } from "./markdown-blocks.ts";
import type { MarkdownStreamOptions } from "./markdown-options.ts";
import { SafeText } from "./safe-text.ts";

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
