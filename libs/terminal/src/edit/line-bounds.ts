import type { TextRange } from "./text-range.ts";

/** Where the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line of `offset` ends: before its newline, or at the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  if (newline === -1) return text.length;
  return newline > offset && text.charCodeAt(newline - 1) === 0x0d ? newline - 1 : newline;
}

/** Where the line after that of `offset` begins; undefined on the last one. */
export function nextLineStart(text: string, offset: number): number | undefined {
  const newline = text.indexOf("\n", offset);
  return newline === -1 ? undefined : newline + 1;
}

/** Counted from 0. */
export function lineNumber(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}

/**
 * So many whole lines from that of `offset` on, with the newline after them; if they are the last ones,
 * with the one before them, so that no empty line stays.
 */
export function lineBlock(text: string, offset: number, count: number): TextRange {
  const start = lineStart(text, offset);
  let end: number | undefined = start;
  for (let left = count; left > 0 && end !== undefined; left -= 1) end = nextLineStart(text, end);
  if (end !== undefined) return { start, end };
  return { start: start === 0 ? 0 : lineEnd(text, lineStart(text, start - 1)), end: text.length };
}
