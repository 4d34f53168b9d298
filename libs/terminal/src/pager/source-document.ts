import { grammarOf } from "../markdown/highlight/grammars.ts";
import { HighlightedLines } from "./highlighted-lines.ts";
import type { TextForm } from "./language-of-path.ts";
import { LineIndex } from "./line-index.ts";
import type { PagerDocument } from "./pager-document.ts";
import { readColouredLine, readPlainLine } from "./read-coloured-line.ts";
import type { TextPort } from "./text-port.ts";

const firstBytes = 256 * 1024;

/** A text as it is written, of which only what is looked at is read. */
export function sourceDocument(port: TextPort, form: TextForm): PagerDocument {
  const index = new LineIndex(port);
  index.scan(firstBytes);
  const language = form.kind === "code" ? form.language : form.kind;
  const grammar = form.kind === "text" ? undefined : grammarOf(language);
  const coloured =
    grammar === undefined ? undefined : new HighlightedLines(grammar, (line) => index.line(line));
  return {
    isThemed: coloured !== undefined,
    get lineCount() {
      return index.count;
    },
    get isCounted() {
      return index.isWhole;
    },
    count(bytes) {
      if (index.isWhole) return;
      index.scan(bytes);
      // The last line that was coloured may go on.
      if (port.size > firstBytes || !index.isWhole) return;
      coloured?.forget();
    },
    line: (line) =>
      coloured === undefined
        ? readColouredLine(index.line(line))
        : { spans: coloured.line(line), links: [] },
    textOf: (line) => readPlainLine(index.line(line)),
    share: (line) => Math.min(1, index.offsetNear(line) / Math.max(1, port.size)),
    headings: [],
    items: [],
    sourceLine: (line) => line,
    lineOfSource: (line) => line,
  };
}
