/**
 * A code point with the marks and joiners that follow it. Words are looked for in these steps, as they
 * cost next to nothing; where a word ends is then a matter of graphemes.
 */
export interface TextSymbol {
  readonly start: number;
  readonly end: number;
  /** Its first code point. */
  readonly base: string;
}

const mark = /^[\p{M}\u200c\u200d]/u;

export function symbolAt(text: string, offset: number): TextSymbol | undefined {
  const base = codePoint(text, offset);
  if (base === "") return undefined;
  let end = offset + base.length;
  for (let next = codePoint(text, end); isMark(next); next = codePoint(text, end)) {
    end += next.length;
  }
  return { start: offset, end, base };
}

export function symbolBefore(text: string, offset: number): TextSymbol | undefined {
  if (offset <= 0) return undefined;
  let start = codePointStart(text, offset - 1);
  let base = codePoint(text, start);
  while (start > 0 && isMark(base)) {
    start = codePointStart(text, start - 1);
    base = codePoint(text, start);
  }
  return { start, end: offset, base };
}

function isMark(character: string): boolean {
  return character >= "\u0300" && mark.test(character);
}

function codePoint(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function codePointStart(text: string, offset: number): number {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  return isLow && offset > 0 ? offset - 1 : offset;
}
