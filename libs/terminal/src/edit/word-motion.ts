import { graphemeCeil, graphemeFloor } from "./grapheme.ts";
import { symbolAt, symbolBefore } from "./symbol-walk.ts";
import type { TextRange } from "./text-range.ts";
import { isInWord, type WordStyle } from "./word-style.ts";

/** The end of the word at the offset, or of the next one. */
export function forwardWord(text: string, offset: number, style: WordStyle): number {
  const start = skipForward(text, offset, style, false);
  return graphemeCeil(text, skipForward(text, start, style, true));
}

/** The start of the word that the offset is in or after. */
export function backwardWord(text: string, offset: number, style: WordStyle): number {
  const end = skipBackward(text, offset, style, false);
  return graphemeFloor(text, skipBackward(text, end, style, true));
}

/** The word that the offset stands in or touches; empty between blanks. */
export function wordAround(text: string, offset: number, style: WordStyle): TextRange {
  const start = graphemeFloor(text, skipBackward(text, offset, style, true));
  return { start, end: graphemeCeil(text, skipForward(text, offset, style, true)) };
}

function skipForward(text: string, offset: number, style: WordStyle, inWord: boolean): number {
  let at = offset;
  for (;;) {
    const symbol = symbolAt(text, at);
    if (symbol === undefined || isInWord(symbol.base, style) !== inWord) return at;
    at = symbol.end;
  }
}

function skipBackward(text: string, offset: number, style: WordStyle, inWord: boolean): number {
  let at = offset;
  for (;;) {
    const symbol = symbolBefore(text, at);
    if (symbol === undefined || isInWord(symbol.base, style) !== inWord) return at;
    at = symbol.start;
  }
}
