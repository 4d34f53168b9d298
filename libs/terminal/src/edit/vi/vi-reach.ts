import { assertNever } from "@aish/core";
import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { symbolAt } from "../symbol-walk.ts";
import type { ViPlace, ViRange, ViTarget } from "./vi-call.ts";
import { firstNonBlank } from "./vi-line.ts";
import type { ViMotion } from "./vi-motions.ts";
import { viChange, type ViOperator } from "./vi-operators.ts";
import { nextWordEnd, runEnd, viClass, type ViWordStyle } from "./vi-word.ts";

/** What an operator takes if this motion follows it; undefined: the motion has nowhere to go. */
export function viReach(
  operator: ViOperator,
  motion: ViMotion,
  place: ViPlace,
): ViRange | undefined {
  const style = wordMotions.get(motion.keys);
  if (style !== undefined && operator === viChange && isOnWord(place, style)) {
    return toWordEnd(place, style);
  }
  const target = motion.to(place);
  if (target === undefined) return undefined;
  const range = rangeTo(place, target);
  return style === undefined ? range : withinLine(place, range);
}

const wordMotions: ReadonlyMap<string, ViWordStyle> = new Map([
  ["w", "word"],
  ["W", "WORD"],
]);

function isOnWord({ text, cursor }: ViPlace, style: ViWordStyle): boolean {
  const symbol = symbolAt(text, cursor);
  return symbol !== undefined && viClass(symbol, style) !== "blank";
}

/** `cw` leaves the blanks after the word. */
function toWordEnd({ text, cursor, count }: ViPlace, style: ViWordStyle): ViRange {
  let last = previousGrapheme(text, runEnd(text, cursor, style));
  for (let left = (count ?? 1) - 1; left > 0; left -= 1) last = nextWordEnd(text, last, style);
  return { start: cursor, end: nextGrapheme(text, last), isLinewise: false };
}

/** The last word of a line ends with the line. */
function withinLine({ text }: ViPlace, range: ViRange): ViRange {
  const newline = text.lastIndexOf("\n", range.end - 1);
  const isIn = newline >= range.start && range.end > range.start;
  const isBehindWord = isIn && text.slice(newline + 1, range.end).trim() === "";
  return isBehindWord ? { ...range, end: lineEnd(text, lineStart(text, newline)) } : range;
}

function rangeTo({ text, cursor }: ViPlace, { kind, offset }: ViTarget): ViRange {
  const start = Math.min(cursor, offset);
  const end = Math.max(cursor, offset);
  switch (kind) {
    case "linewise":
      return { start: lineStart(text, start), end: lineEnd(text, end), isLinewise: true };
    case "inclusive":
      return { start, end: nextGrapheme(text, end), isLinewise: false };
    case "exclusive":
      return exclusive(text, start, end);
    default:
      return assertNever(kind);
  }
}

/** Up to the start of a line means up to the end of the one before, and whole lines if it began with one. */
function exclusive(text: string, start: number, end: number): ViRange {
  const begin = lineStart(text, end);
  if (end !== begin || start >= begin) return { start, end, isLinewise: false };
  const before = lineEnd(text, lineStart(text, end - 1));
  if (start > firstNonBlank(text, start)) return { start, end: before, isLinewise: false };
  return { start: lineStart(text, start), end: before, isLinewise: true };
}
