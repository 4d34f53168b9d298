import type { FocusItem } from "./pager-document.ts";
import type { PagerLine } from "./pager-line.ts";

/** A block of code, while its lines are read. */
export interface CodeFound {
  readonly language: string;
  readonly first: number;
  last: number;
  readonly lines: string[];
}

/** What can be focused, from top to bottom. A link that goes on in the next line is one. */
export function numberItems(
  lines: readonly PagerLine[],
  blocks: readonly CodeFound[],
  addresses: readonly string[],
): readonly FocusItem[] {
  const items: FocusItem[] = blocks.map(({ language, first, last, lines: code }) => ({
    kind: "code",
    language,
    first,
    last,
    source: code.map((line) => `${line}\n`).join(""),
  }));
  let open: { readonly number: number; readonly line: number } | undefined;
  for (const [line, { spans, links }] of lines.entries()) {
    const length = spans.reduce((sum, { text }) => sum + text.length, 0);
    for (const { number, start, end } of links) {
      const isSame = open?.number === number && (start === 0 || open.line === line);
      if (!isSame) {
        const address = addresses[number - 1] ?? "";
        items.push({ kind: "link", first: line, last: line, number, address });
      }
      open = isSame || end > 0 ? { number, line: end === length ? line + 1 : line } : undefined;
    }
  }
  return items.toSorted((one, other) => one.first - other.first);
}
