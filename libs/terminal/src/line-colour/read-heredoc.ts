import { scanExpanding } from "./scan-dollar.ts";
import { WordParts, type ShellScan } from "./shell-scan.ts";

export interface PendingHeredoc {
  readonly delimiter: string;
  /** Nothing in it means anything. */
  readonly isQuoted: boolean;
  readonly stripsTabs: boolean;
}

/** From `start`, a line's beginning, to the end of the line that ends it, or to the limit. */
export function readHeredoc(
  scan: ShellScan,
  start: number,
  { delimiter, isQuoted, stripsTabs }: PendingHeredoc,
): { readonly end: number; readonly parts: WordParts } {
  const { text, limit } = scan;
  let at = start;
  let bodyEnd = limit;
  let end = limit;
  while (at < limit) {
    const found = text.indexOf("\n", at);
    const lineEnd = found === -1 ? limit : Math.min(found, limit);
    let from = at;
    if (stripsTabs) while (text[from] === "\t" && from < lineEnd) from += 1;
    if (lineEnd - from === delimiter.length && text.startsWith(delimiter, from)) {
      bodyEnd = at;
      end = lineEnd;
      break;
    }
    at = lineEnd + 1;
  }
  const parts = new WordParts();
  if (!isQuoted) {
    scan.limit = bodyEnd;
    scanExpanding(scan, start, bodyEnd, undefined, parts);
    scan.limit = limit;
  }
  parts.value = "";
  parts.isDynamic = parts.list.length > 0;
  return { end, parts };
}
