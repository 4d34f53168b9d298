import type { Grammar } from "../markdown/highlight/grammar.ts";
import { Highlighter } from "../markdown/highlight/highlighter.ts";
import { opening } from "../markdown/style.ts";
import type { Span, StyledLine } from "../screen/styled.ts";
import { readPlainLine } from "./read-coloured-line.ts";

const blockLines = 32;
/** A comment that began further above is not seen when one jumps into the text. */
const leadLines = 128;
const longest = 4096;
const keptBlocks = 256;

/** Colours the lines of a program that are looked at. */
export class HighlightedLines {
  readonly #grammar: Grammar;
  readonly #lineAt: (line: number) => string;
  readonly #blocks = new Map<number, readonly StyledLine[]>();
  #spans: Span[] = [];
  #current: Highlighter | undefined;
  /** The line that `current` comes to next. */
  #next = 0;

  constructor(grammar: Grammar, lineAt: (line: number) => string) {
    this.#grammar = grammar;
    this.#lineAt = lineAt;
  }

  line(line: number): StyledLine {
    const block = Math.floor(line / blockLines);
    const known = this.#blocks.get(block) ?? this.#read(block);
    return known[line - block * blockLines] ?? [];
  }

  /** The text has other lines now. */
  forget(): void {
    this.#blocks.clear();
    this.#current = undefined;
  }

  #read(block: number): readonly StyledLine[] {
    const start = block * blockLines;
    if (this.#current === undefined || this.#next !== start) {
      this.#current = new Highlighter(this.#grammar, (text, style) => this.#add(text, style));
      for (let line = Math.max(0, start - leadLines); line < start; line += 1) {
        this.#colour(this.#current, line);
      }
    }
    const current = this.#current;
    const lines = Array.from({ length: blockLines }, (_, at) => this.#colour(current, start + at));
    this.#next = start + blockLines;
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size >= keptBlocks && oldest !== undefined) this.#blocks.delete(oldest);
    this.#blocks.set(block, lines);
    return lines;
  }

  #colour(highlighter: Highlighter, line: number): StyledLine {
    const text = readPlainLine(this.#lineAt(line));
    if (text.length > longest) return [{ text, sgr: "" }];
    this.#spans = [];
    highlighter.write(text);
    highlighter.endLine();
    return this.#spans;
  }

  #add(text: string, style: number): void {
    const spans = this.#spans;
    const sgr = style === 0 ? "" : opening(style).slice(2, -1);
    const last = spans.at(-1);
    if (last?.sgr === sgr) spans[spans.length - 1] = { text: last.text + text, sgr };
    else if (text !== "") spans.push({ text, sgr });
  }
}
