import type { Flow } from "./flow.ts";
import { grammarOf } from "./highlight/grammars.ts";
import { Highlighter } from "./highlight/highlighter.ts";
import type { MarkdownObserver } from "./markdown-observer.ts";

const tabWidth = 4;

/** The lines of a code block, whole and from the left edge so that they can be copied. */
export class CodeBlock {
  readonly #flow: Flow;
  readonly #highlighter: Highlighter;
  readonly #observer: MarkdownObserver | undefined;
  #line = "";
  #column = 0;

  constructor(flow: Flow, language: string, observer?: MarkdownObserver) {
    this.#flow = flow;
    this.#observer = observer;
    this.#highlighter = new Highlighter(grammarOf(language), (text, style) => {
      flow.verbatim(text, style);
    });
  }

  write(text: string): void {
    if (this.#observer !== undefined) this.#line += text;
    this.#highlighter.write(this.#withoutTabs(text));
  }

  endLine(): void {
    this.#observer?.codeLine(this.#line, this.#flow.lines);
    this.#line = "";
    this.#highlighter.endLine();
    this.#flow.endVerbatim();
    this.#column = 0;
  }

  /** A terminal would take a tab for a movement, and leave what was there before. */
  #withoutTabs(text: string): string {
    if (!text.includes("\t")) {
      this.#column += text.length;
      return text;
    }
    return text.replaceAll(/[^\t]+|\t/g, (part) => {
      const spread = part === "\t" ? " ".repeat(tabWidth - (this.#column % tabWidth)) : part;
      this.#column += spread.length;
      return spread;
    });
  }
}
