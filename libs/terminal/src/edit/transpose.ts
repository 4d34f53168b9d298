import { nextGrapheme, previousGrapheme } from "./grapheme.ts";
import { lineEnd, lineStart } from "./line-bounds.ts";
import type { TextRange } from "./text-range.ts";
import { backwardWord, forwardWord } from "./word-motion.ts";

/** A range and what stands there afterwards, with the cursor at its end. */
export interface Transposition extends TextRange {
  readonly text: string;
}

/** Swaps the characters around the offset, or at the end of a line the two before it. */
export function transposeChars(text: string, offset: number): Transposition | undefined {
  const begin = lineStart(text, offset);
  const end = lineEnd(text, offset);
  const middle = offset === end && offset > begin ? previousGrapheme(text, offset) : offset;
  if (middle <= begin || middle >= end) return undefined;
  const first = { start: previousGrapheme(text, middle), end: middle };
  return swapped(text, first, { start: middle, end: nextGrapheme(text, middle) });
}

/** Swaps the word before the offset with the one at or after it, or the last two. */
export function transposeWords(text: string, offset: number): Transposition | undefined {
  const secondEnd = forwardWord(text, offset, "word");
  const secondStart = backwardWord(text, secondEnd, "word");
  const firstStart = backwardWord(text, secondStart, "word");
  const firstEnd = forwardWord(text, firstStart, "word");
  if (firstStart === secondStart || firstEnd > secondStart) return undefined;
  const last = { start: secondStart, end: forwardWord(text, secondStart, "word") };
  return swapped(text, { start: firstStart, end: firstEnd }, last);
}

function swapped(text: string, first: TextRange, second: TextRange): Transposition {
  const parts = [second, { start: first.end, end: second.start }, first];
  const joined = parts.map(({ start, end }) => text.slice(start, end)).join("");
  return { start: first.start, end: second.end, text: joined };
}
