import { previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import type { TextRange } from "../text-range.ts";
import { bracketsAround } from "./vi-bracket.ts";
import type { ViPlace } from "./vi-call.ts";
import { runEnd, runStart, type ViWordStyle } from "./vi-word.ts";

/** What an operator or a selection takes around the cursor. */
export interface ViTextObject {
  readonly kind: "object";
  readonly keys: string;
  readonly description: string;
  /** undefined: there is none around the cursor. */
  readonly find: (place: ViPlace) => TextRange | undefined;
}

type Find = ViTextObject["find"];

function object(keys: string, description: string, find: Find): ViTextObject {
  return { kind: "object", keys, description, find };
}

/** Words and blanks in turn, never beyond the line. */
function innerWord(style: ViWordStyle): Find {
  return ({ text, cursor, count }) => {
    const start = runStartInLine(text, cursor, style);
    let end = start;
    for (let left = count ?? 1; left > 0; left -= 1) end = runEndInLine(text, end, style);
    return start < end ? { start, end } : undefined;
  };
}

/** The word with the blanks after it, or with those before it if none follow. */
function aroundWord(style: ViWordStyle): Find {
  return ({ text, cursor, count }) => {
    const start = runStartInLine(text, cursor, style);
    const beginsBlank = isBlank(text, start);
    let end = start;
    for (let left = count ?? 1; left > 0; left -= 1) {
      end = runEndInLine(text, end, style);
      if (beginsBlank || isBlank(text, end)) end = runEndInLine(text, end, style);
    }
    if (start === end) return undefined;
    const endsBlank = beginsBlank || isBlank(text, previousGrapheme(text, end));
    return { start: endsBlank ? start : blanksBefore(text, start), end };
  };
}

function runStartInLine(text: string, offset: number, style: ViWordStyle): number {
  return Math.max(runStart(text, offset, style), lineStart(text, offset));
}

function runEndInLine(text: string, offset: number, style: ViWordStyle): number {
  return Math.min(runEnd(text, offset, style), lineEnd(text, offset));
}

function isBlank(text: string, offset: number): boolean {
  return text[offset] === " " || text[offset] === "\t";
}

function blanksBefore(text: string, offset: number): number {
  let start = offset;
  while (isBlank(text, start - 1)) start -= 1;
  return start;
}

/** Quotes are paired from the start of the line, so a text between two quoted ones is not taken for quoted. */
function quoted(quote: string, isAround: boolean): Find {
  return ({ text, cursor }) => {
    const end = lineEnd(text, cursor);
    let open = nextQuote(text, lineStart(text, cursor), end, quote);
    while (open !== undefined) {
      const close = nextQuote(text, open + 1, end, quote);
      if (close === undefined) return undefined;
      if (cursor <= close)
        return isAround ? withBlanks(text, open, close + 1) : { start: open + 1, end: close };
      open = nextQuote(text, close + 1, end, quote);
    }
    return undefined;
  };
}

function nextQuote(text: string, from: number, end: number, quote: string): number | undefined {
  for (let at = from; at < end; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at;
  }
  return undefined;
}

function withBlanks(text: string, start: number, end: number): TextRange {
  let after = end;
  while (isBlank(text, after)) after += 1;
  return after > end ? { start, end: after } : { start: blanksBefore(text, start), end };
}

function bracketed(pair: "()" | "[]" | "{}" | "<>", isAround: boolean): Find {
  return ({ text, cursor, count }) => {
    let range = bracketsAround(text, cursor, pair);
    for (let left = (count ?? 1) - 1; left > 0 && range !== undefined; left -= 1) {
      range = range.start === 0 ? undefined : bracketsAround(text, range.start - 1, pair);
    }
    if (range === undefined || isAround) return range;
    return { start: range.start + 1, end: range.end - 1 };
  };
}

const quotes = [
  ['"', "double quotes"],
  ["'", "single quotes"],
  ["`", "backquotes"],
] as const;

const brackets = [
  ["(", "()"],
  [")", "()"],
  ["b", "()"],
  ["[", "[]"],
  ["]", "[]"],
  ["{", "{}"],
  ["}", "{}"],
  ["B", "{}"],
  ["<", "<>"],
  [">", "<>"],
] as const;

export const viTextObjects: readonly ViTextObject[] = [
  object("iw", "the word, or the blanks", innerWord("word")),
  object("aw", "the word with the blanks beside it", aroundWord("word")),
  object("iW", "what has no blank around the cursor, or the blanks", innerWord("WORD")),
  object("aW", "what has no blank, with the blanks beside it", aroundWord("WORD")),
  ...quotes.flatMap(([quote, name]) => [
    object(`i${quote}`, `what stands in ${name}`, quoted(quote, false)),
    object(`a${quote}`, `what stands in ${name}, with them`, quoted(quote, true)),
  ]),
  ...brackets.flatMap(([key, pair]) => [
    object(`i${key}`, `what stands in ${pair}`, bracketed(pair, false)),
    object(`a${key}`, `what stands in ${pair}, with them`, bracketed(pair, true)),
  ]),
];
