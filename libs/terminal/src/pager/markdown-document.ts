import type { MarkdownObserver } from "../markdown/markdown-observer.ts";
import { MarkdownBlocks } from "../markdown/markdown-blocks.ts";
import { SafeText } from "../markdown/safe-text.ts";
import { numberItems, type CodeFound } from "./markdown-items.ts";
import type { PagerDocument, PagerHeading } from "./pager-document.ts";
import { lineText, type PagerLine } from "./pager-line.ts";
import { readColouredLine } from "./read-coloured-line.ts";

/** Markdown as it reads when it is laid out for so many columns. */
export function markdownDocument(source: string, columns: number): PagerDocument {
  const addresses = new Map<string, number>();
  const marks: { readonly level: number; readonly line: number }[] = [];
  const code: CodeFound[] = [];
  let sourceLine = "";
  const observer: MarkdownObserver = {
    heading: (level, line) => marks.push({ level, line }),
    code: (language, line) => code.push({ language, first: line, last: line, lines: [] }),
    codeLine(text, line) {
      const block = code.at(-1);
      if (block === undefined) return;
      // The stream makes tabs at the start spaces, of which a Makefile is no longer one.
      block.lines.push(isSameButTabs(sourceLine, text) ? sourceLine : text);
      block.last = line;
    },
  };
  const safe = new SafeText();
  const blocks = new MarkdownBlocks({
    // The last column stays free there.
    columns: () => columns + 1,
    style: "ansi",
    links: false,
    fillsLines: true,
    observer,
    numberOf(address) {
      const number = addresses.get(address) ?? addresses.size + 1;
      addresses.set(address, number);
      return number;
    },
  });
  /** How many lines are written when a line of the source begins. */
  const written: number[] = [];
  for (sourceLine of source.split(/\r?\n/)) {
    written.push(blocks.lines);
    blocks.write(safe.take(`${sourceLine}\n`));
  }
  blocks.write(safe.end());
  blocks.end();
  // Taken as a whole: of what is taken before it is decided, some has to be taken back.
  const read = blocks.take().split("\n").slice(0, -1).map(readColouredLine);
  const last = Math.max(0, read.length - 1);
  return {
    isThemed: true,
    isCounted: true,
    lineCount: read.length,
    count: () => {},
    line: (line) => read[line] ?? empty,
    textOf: (line) => lineText(read[line] ?? empty),
    share: (line) => line / Math.max(1, last),
    headings: marks.map(({ level, line }) => headingAt(read, level, line)),
    items: numberItems(read, code, [...addresses.keys()]),
    sourceLine: (line) => Math.max(0, firstAbove(written, line) - 1),
    lineOfSource(line) {
      const start = Math.min(last, written[line] ?? last);
      // The blank line that parts two blocks is written with the second.
      const shown = read.findIndex(({ spans }, at) => at >= start && spans.length > 0);
      return shown < 0 ? start : shown;
    },
  };
}

const empty: PagerLine = { spans: [], links: [] };
function headingAt(lines: readonly PagerLine[], level: number, line: number): PagerHeading {
  const title = lineText(lines[line] ?? empty).trim();
  return { level, title, line };
}

/** The first place whose number is above another, of numbers that only grow. */
function firstAbove(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((numbers[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isSameButTabs(raw: string, text: string): boolean {
  return raw.startsWith("\t") && raw.trimStart() === text.trimStart() && /^ {4}/.test(text);
}
