import { assertNever } from "@aish/core";
import { CodeBlock } from "./code-block.ts";
import { ContainerStack } from "./container-stack.ts";
import { readFenceLine, type OpenFence } from "./fence-line.ts";
import { Flow } from "./flow.ts";
import { Heading } from "./heading.ts";
import { Inline } from "./inline.ts";
import { longestStart, readLineStart, type BlockStart, type LineStart } from "./line-start.ts";
import type { LinkNames } from "./link-names.ts";
import type { MarkdownObserver } from "./markdown-observer.ts";
import type { MarkdownStreamOptions } from "./markdown-options.ts";
import { dim } from "./style.ts";
import { isDelimiterRow, Table } from "./table.ts";

/** The block that the text belongs to. */
type Leaf =
  | { readonly kind: "none" }
  | { readonly kind: "paragraph"; readonly inline: Inline }
  | { readonly kind: "heading"; readonly heading: Heading }
  | { readonly kind: "fence"; readonly fence: OpenFence; readonly code: CodeBlock }
  | { readonly kind: "indentedCode"; readonly code: CodeBlock }
  /** A line that is a table if a delimiter row follows. */
  | {
      readonly kind: "tableHeader";
      readonly header: string;
      readonly inParagraph: Inline | undefined;
    }
  | { readonly kind: "table"; readonly table: Table };

const none: Leaf = { kind: "none" };
const longestRow = 20_000;
const longestRule = 80;

/** Reads Markdown line by line and hands each block what belongs to it as soon as that is known. */
export class MarkdownBlocks {
  readonly #flow: Flow;
  readonly #style: "ansi" | "plain";
  readonly #links: LinkNames | undefined;
  readonly #observer: MarkdownObserver | undefined;
  readonly #fillsLines: boolean;
  readonly #containers = new ContainerStack();
  #leaf: Leaf = none;
  /** The beginning of a line that is not decided. */
  #head = "";
  #isInLine = false;
  /** A row of a table that is not whole. */
  #row: string[] | undefined;
  #rowLength = 0;
  /** How many containers the blank lines before stood in; undefined when there were none. */
  #blank: number | undefined;
  #hasWritten = false;

  constructor(options: MarkdownStreamOptions) {
    const { columns, style, observer } = options;
    this.#observer = observer;
    this.#fillsLines = options.fillsLines ?? false;
    this.#links = linkNames(options);
    this.#flow = new Flow({ columns, style });
    this.#style = style;
  }

  /** How many lines of the output have ended. */
  get lines(): number {
    return this.#flow.lines;
  }

  take(): string {
    return this.#flow.take();
  }

  write(text: string): void {
    let at = 0;
    while (at < text.length) {
      const newline = text.indexOf("\n", at);
      const end = newline === -1 ? text.length : newline;
      this.#piece(text.slice(at, end), newline !== -1);
      at = newline === -1 ? end : end + 1;
    }
  }

  end(): void {
    if (this.#head !== "" || this.#row !== undefined || this.#isInLine) this.#piece("", true);
    this.#close();
    if (this.#flow.isOpen) this.#flow.newline();
  }

  /** A part of one line; `isWhole` when the line ends behind it. */
  #piece(text: string, isWhole: boolean): void {
    if (this.#row !== undefined) this.#continueRow(this.#row, text, isWhole);
    else if (this.#isInLine) this.#inLine(text, isWhole);
    else this.#lineStart(this.#head + text, isWhole);
  }

  #lineStart(line: string, isWhole: boolean): void {
    const expanded = withoutLeadingTabs(line);
    const head = expanded.slice(0, longestStart);
    const isWholeHead = isWhole && expanded.length < longestStart;
    this.#head = line;
    const { containers } = this.#containers;
    if (this.#leaf.kind === "fence") {
      const { fence, code } = this.#leaf;
      const start = readFenceLine(head, isWholeHead, fence);
      switch (start.kind) {
        case "wait":
          return;
        case "close":
          this.#head = "";
          this.#leaf = none;
          return;
        case "code":
          this.#head = "";
          this.#isInLine = true;
          code.write(expanded.slice(start.length));
          if (isWhole) this.#inLine("", true);
          return;
        case "left":
          this.#leaf = none;
          break;
        default:
          assertNever(start);
      }
    }
    const isInParagraph = this.#leaf.kind === "paragraph" || this.#leaf.kind === "tableHeader";
    const start = readLineStart(head, isWholeHead, { containers, isInParagraph });
    if (start.kind === "wait") return;
    this.#head = "";
    this.#begin(start, expanded, isWhole);
  }

  #begin(
    start: Exclude<LineStart, { readonly kind: "wait" }>,
    line: string,
    isWhole: boolean,
  ): void {
    if (start.kind === "blank") {
      this.#close();
      this.#blank = Math.min(this.#blank ?? start.matched, start.matched);
      this.#containers.leaveQuotes(start.matched);
      return;
    }
    const rest = line.slice(start.length);
    const isSame =
      start.opened.length === 0 &&
      this.#blank === undefined &&
      (start.matched === this.#containers.containers.length || start.block.kind === "lazyText");
    if (start.block.kind === "row" && isSame && this.#mayHoldRows) {
      this.#startRow(rest, isWhole);
      return;
    }
    if (this.#leaf.kind === "tableHeader") {
      this.#headerAsText(this.#leaf.header, this.#leaf.inParagraph);
    }
    const { block } = start;
    if ((block.kind === "text" || block.kind === "lazyText") && isSame) {
      if (this.#leaf.kind === "paragraph") {
        this.#continue(rest, isWhole);
        return;
      }
    }
    if (block.kind === "indentedCode" && this.#leaf.kind === "indentedCode" && isSame) {
      this.#continue(rest, isWhole);
      return;
    }
    this.#close();
    this.#enter(start.matched, start);
    this.#open(block, rest, isWhole);
  }

  #enter(matched: number, { opened }: Extract<LineStart, { readonly kind: "block" }>): void {
    const blank = this.#blank;
    this.#blank = undefined;
    const bars = this.#containers.bars(Math.min(matched, blank ?? 0));
    const prefix = this.#containers.enter(matched, opened);
    if (blank !== undefined && this.#hasWritten) this.#flow.blank(bars);
    this.#flow.setPrefix(prefix.first, prefix.rest);
    this.#hasWritten = true;
  }

  #open(block: BlockStart, rest: string, isWhole: boolean): void {
    const flow = this.#flow;
    switch (block.kind) {
      case "text":
      case "lazyText":
        this.#leaf = { kind: "paragraph", inline: new Inline(flow, this.#links) };
        this.#continue(rest, isWhole);
        return;
      case "heading":
        this.#observer?.heading(block.level, flow.lines);
        this.#leaf = { kind: "heading", heading: new Heading(flow, block.level, this.#links) };
        this.#continue(rest.trimStart(), isWhole);
        return;
      case "rule":
        flow.rule("─", longestRule);
        return;
      case "row":
        this.#startRow(rest, isWhole);
        return;
      case "indentedCode":
        this.#leaf = { kind: "indentedCode", code: this.#code("") };
        this.#continue(rest, isWhole);
        return;
      case "fence": {
        const { mark, indent, info } = block;
        const [language = ""] = info.split(/[\s{,]/);
        const { containers } = this.#containers;
        const code = this.#code(language);
        if (language !== "") flow.caption(language, dim);
        this.#leaf = { kind: "fence", fence: { mark, indent, containers }, code };
        return;
      }
      default:
        assertNever(block);
    }
  }

  /** The mark of a list stands before code on a line of its own, so that the code can be copied. */
  #code(language: string): CodeBlock {
    if (this.#containers.isMarkDue) this.#flow.newline();
    this.#observer?.code(language, this.#flow.lines);
    return new CodeBlock(this.#flow, language, this.#observer);
  }

  #continue(text: string, isWhole: boolean): void {
    this.#isInLine = true;
    this.#inLine(text, isWhole);
  }

  #inLine(text: string, isWhole: boolean): void {
    const leaf = this.#leaf;
    if (isWhole) this.#isInLine = false;
    switch (leaf.kind) {
      case "paragraph":
        leaf.inline.write(text);
        if (isWhole) leaf.inline.write(this.#lineEnd(text));
        return;
      case "heading":
        leaf.heading.write(text);
        if (isWhole) this.#close();
        return;
      case "fence":
      case "indentedCode":
        leaf.code.write(text);
        if (isWhole) leaf.code.endLine();
        return;
      case "none":
      case "tableHeader":
      case "table":
        return;
      default:
        assertNever(leaf);
    }
  }

  /** Two spaces or a backslash at its end keep a line. */
  #lineEnd(line: string): string {
    return this.#fillsLines && !/(?: {2}|\\)$/.test(line) ? " " : "\n";
  }

  get #mayHoldRows(): boolean {
    const { kind } = this.#leaf;
    return kind === "paragraph" || kind === "tableHeader" || kind === "table";
  }

  #startRow(text: string, isWhole: boolean): void {
    this.#row = [];
    this.#rowLength = 0;
    this.#continueRow(this.#row, text, isWhole);
  }

  #continueRow(row: string[], text: string, isWhole: boolean): void {
    row.push(text);
    this.#rowLength += text.length;
    const isTooLong = this.#rowLength > longestRow;
    if (!isWhole && !isTooLong) return;
    this.#row = undefined;
    const line = row.join("");
    const leaf = this.#leaf;
    if (isTooLong) {
      this.#asText(line, isWhole);
    } else if (leaf.kind === "table") {
      leaf.table.add(line);
    } else if (leaf.kind === "tableHeader" && isDelimiterRow(line)) {
      this.#openTable(leaf.header, line);
    } else {
      if (leaf.kind === "tableHeader") this.#headerAsText(leaf.header, leaf.inParagraph);
      const inParagraph = this.#leaf.kind === "paragraph" ? this.#leaf.inline : undefined;
      this.#leaf = { kind: "tableHeader", header: line, inParagraph };
    }
  }

  #openTable(header: string, delimiters: string): void {
    this.#closeParagraph();
    const flow = this.#flow;
    const table = new Table(
      header,
      delimiters,
      (line) => flow.line(line),
      () => flow.room(),
      { style: this.#style, links: this.#links },
    );
    this.#leaf = { kind: "table", table };
  }

  /** A row that would not end, or one without a table. */
  #asText(line: string, isWhole: boolean): void {
    if (this.#leaf.kind === "tableHeader") {
      this.#headerAsText(this.#leaf.header, this.#leaf.inParagraph);
    }
    if (this.#leaf.kind !== "paragraph") {
      this.#close();
      this.#leaf = { kind: "paragraph", inline: new Inline(this.#flow, this.#links) };
    }
    this.#continue(line, isWhole);
  }

  #headerAsText(header: string, inParagraph: Inline | undefined): void {
    const inline = inParagraph ?? new Inline(this.#flow, this.#links);
    this.#leaf = { kind: "paragraph", inline };
    inline.write(`${header}${this.#lineEnd(header)}`);
  }

  #closeParagraph(): void {
    if (this.#leaf.kind === "paragraph") this.#endParagraph(this.#leaf.inline);
    if (this.#leaf.kind === "tableHeader" && this.#leaf.inParagraph !== undefined) {
      this.#endParagraph(this.#leaf.inParagraph);
    }
  }

  #endParagraph(inline: Inline): void {
    inline.end();
    if (this.#fillsLines && this.#flow.isOpen) this.#flow.newline();
  }

  #close(): void {
    const leaf = this.#leaf;
    this.#leaf = none;
    switch (leaf.kind) {
      case "paragraph":
        this.#endParagraph(leaf.inline);
        return;
      case "heading":
        leaf.heading.end();
        return;
      case "table":
        leaf.table.end();
        return;
      case "tableHeader":
        this.#headerAsText(leaf.header, leaf.inParagraph);
        this.#close();
        return;
      case "none":
      case "fence":
      case "indentedCode":
        return;
      default:
        assertNever(leaf);
    }
  }
}

function linkNames({ links, style, numberOf }: MarkdownStreamOptions): LinkNames | undefined {
  if (style !== "ansi") return undefined;
  if (numberOf !== undefined) return { kind: "numbered", numberOf };
  let count = 0;
  const next = (): string => {
    count += 1;
    return `r${count}`;
  };
  return links ? { kind: "terminal", next } : undefined;
}

function withoutLeadingTabs(line: string): string {
  return line.replace(/^[ ]*\t[ \t]*/, (spaces) => {
    let width = 0;
    for (const space of spaces) width += space === "\t" ? 4 - (width % 4) : 1;
    return " ".repeat(width);
  });
}
