import { graphemeCeil, graphemeFloor } from "../grapheme.ts";
import { symbolAt, symbolBefore, type TextSymbol } from "../symbol-walk.ts";

/** vi's words are letters, digits and `_`, or anything else that is no blank; its WORDs all but blanks. */
export type ViWordStyle = "word" | "WORD";
export type ViClass = "blank" | "word" | "punctuation";

export function viClass(symbol: TextSymbol, style: ViWordStyle): ViClass {
  if (/^\s/u.test(symbol.base)) return "blank";
  if (style === "WORD" || /^[\p{L}\p{N}_]/u.test(symbol.base)) return "word";
  return "punctuation";
}

/** Where the next word, or an empty line, begins; the end of the text if none does. */
export function nextWordStart(text: string, offset: number, style: ViWordStyle): number {
  let at = classEnd(text, offset, style, ["word", "punctuation"]);
  for (;;) {
    const symbol = symbolAt(text, at);
    if (symbol === undefined || viClass(symbol, style) !== "blank") return graphemeCeil(text, at);
    if (at > offset && isEmptyLine(text, at)) return at;
    at = symbol.end;
  }
}

/** Behind the word that the offset is in, or behind the blanks if it stands in such. */
export function runEnd(text: string, offset: number, style: ViWordStyle): number {
  const end = classEnd(text, offset, style, ["blank", "word", "punctuation"]);
  return graphemeCeil(text, end);
}

/** Where the word that the offset is in begins, or the blanks. */
export function runStart(text: string, offset: number, style: ViWordStyle): number {
  const here = symbolAt(text, offset);
  if (here === undefined) return offset;
  return graphemeFloor(text, classStart(text, offset, style, viClass(here, style)));
}

/** The last character of the word that ends next after the offset. */
export function nextWordEnd(text: string, offset: number, style: ViWordStyle): number {
  let at = symbolAt(text, offset)?.end ?? text.length;
  for (let symbol = symbolAt(text, at); symbol !== undefined; symbol = symbolAt(text, at)) {
    if (viClass(symbol, style) !== "blank") break;
    at = symbol.end;
  }
  const end = classEnd(text, at, style, ["word", "punctuation"]);
  return graphemeFloor(text, Math.max(offset, end - 1));
}

/** Where the word that begins last before the offset begins. */
export function previousWordStart(text: string, offset: number, style: ViWordStyle): number {
  const at = skipBlanksBack(text, offset, style);
  const before = symbolBefore(text, at);
  if (before === undefined || isEmptyLine(text, at)) return at;
  return graphemeFloor(text, classStart(text, at, style, viClass(before, style)));
}

/** The last character of the word that ends last before the offset; the start of the text if none does. */
export function previousWordEnd(text: string, offset: number, style: ViWordStyle): number {
  const here = symbolAt(text, offset);
  const start =
    here === undefined || viClass(here, style) === "blank"
      ? offset
      : classStart(text, offset, style, viClass(here, style));
  const end = skipBlanksBack(text, start, style);
  return isEmptyLine(text, end) && end < start ? end : graphemeFloor(text, Math.max(0, end - 1));
}

/** Behind the symbols from the offset on that are of the class of the first, if that is one of these. */
function classEnd(
  text: string,
  offset: number,
  style: ViWordStyle,
  classes: readonly ViClass[],
): number {
  const first = symbolAt(text, offset);
  if (first === undefined) return offset;
  const wanted = viClass(first, style);
  if (!classes.includes(wanted)) return offset;
  let at = offset;
  for (;;) {
    const symbol = symbolAt(text, at);
    if (symbol === undefined || viClass(symbol, style) !== wanted) return at;
    at = symbol.end;
  }
}

function classStart(text: string, offset: number, style: ViWordStyle, wanted: ViClass): number {
  let at = offset;
  for (;;) {
    const symbol = symbolBefore(text, at);
    if (symbol === undefined || viClass(symbol, style) !== wanted) return at;
    at = symbol.start;
  }
}

/** Stops on an empty line too. */
function skipBlanksBack(text: string, offset: number, style: ViWordStyle): number {
  let at = offset;
  for (;;) {
    if (at < offset && isEmptyLine(text, at)) return at;
    const symbol = symbolBefore(text, at);
    if (symbol === undefined || viClass(symbol, style) !== "blank") return at;
    at = symbol.start;
  }
}

function isEmptyLine(text: string, at: number): boolean {
  return text[at] === "\n" && (at === 0 || text[at - 1] === "\n");
}
