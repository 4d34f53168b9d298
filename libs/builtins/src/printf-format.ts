import { Fault } from "@aish/kernel";
import { readEscape } from "./printf-escape.ts";

export type FormatPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "byte"; readonly byte: number }
  | { readonly kind: "stop" }
  | Conversion;

/** `%-8.3f` */
export interface Conversion {
  readonly kind: "conversion";
  readonly letter: ConversionLetter;
  readonly left: boolean;
  readonly plus: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly alternative: boolean;
  /** `argument` is `*`: the next argument says it. */
  readonly width: number | "argument" | undefined;
  readonly precision: number | "argument" | undefined;
}

const letters = ["s", "b", "q", "c", "d", "i", "u", "o", "x", "X"] as const;
const floatLetters = ["e", "E", "f", "F", "g", "G"] as const;
export type FloatLetter = (typeof floatLetters)[number];
export type ConversionLetter = (typeof letters)[number] | FloatLetter;

/** Wide enough for any table, and no way to fill the memory by a slip. */
export const widest = 100_000;
/** More digits than any number here can have. */
export const mostPrecise = 100;

// The size of a number in C, as in %ld, means nothing here: a number is as large as it is.
const conversion =
  /%(?<flags>[-+ #0]*)(?<width>\*|[0-9]+)?(?:\.(?<precision>\*|[0-9]*))?(?:(?:hh?|ll?|[Ljzt])(?=[diouxXeEfFgG]))?(?<letter>.)?/suy;

/** The pieces a format is made of, in order; escapes resolved. */
export function parseFormat(format: string): readonly FormatPiece[] {
  const pieces: FormatPiece[] = [];
  let text = "";
  const endText = (): void => {
    if (text !== "") pieces.push({ kind: "text", text });
    text = "";
  };
  let at = 0;
  while (at < format.length) {
    const character = format.charAt(at);
    if (character === "\\") {
      const escape = readEscape(format, at, false);
      at = escape.end;
      if (escape.kind === "text") text += escape.text;
      else {
        endText();
        pieces.push(escape);
      }
    } else if (character !== "%") {
      const end = nextSpecial(format, at);
      text += format.slice(at, end);
      at = end;
    } else if (format[at + 1] === "%") {
      text += "%";
      at += 2;
    } else {
      endText();
      const read = readConversion(format, at);
      pieces.push(read.piece);
      at = read.end;
    }
  }
  endText();
  return pieces;
}

function nextSpecial(format: string, from: number): number {
  let at = from;
  while (at < format.length && format[at] !== "\\" && format[at] !== "%") at += 1;
  return at;
}

function readConversion(format: string, at: number): { piece: Conversion; end: number } {
  conversion.lastIndex = at;
  const match = conversion.exec(format);
  const { flags = "", width, precision, letter } = match?.groups ?? {};
  const written = match?.[0] ?? "%";
  if (letter === undefined)
    throw new Fault(`${written}: the conversion has no letter`, percentHint);
  if (!isLetter(letter)) throw unknownConversion(written, letter);
  return {
    end: at + written.length,
    piece: {
      kind: "conversion",
      letter,
      left: flags.includes("-"),
      plus: flags.includes("+"),
      space: flags.includes(" "),
      zero: flags.includes("0"),
      alternative: flags.includes("#"),
      width: measure(width, widest, "width"),
      precision: measure(precision, mostPrecise, "precision"),
    },
  };
}

const percentHint = "write %% for a percent sign";

function unknownConversion(written: string, letter: string): Fault {
  if (letter === "$") return new Fault(`${written}: arguments cannot be numbered`, "order them");
  if (letter === "(") return new Fault(`${written}: times cannot be formatted`, "use date +FORMAT");
  return new Fault(`${written}: unknown conversion`, percentHint);
}

function measure(
  text: string | undefined,
  most: number,
  what: string,
): number | "argument" | undefined {
  if (text === undefined) return undefined;
  return text === "*" ? "argument" : checkMeasure(Number(text), most, what);
}

export function checkMeasure(value: number, most: number, what: string): number {
  if (value > most) throw new Fault(`${what} ${value} is more than ${most}`);
  return value;
}

function isLetter(letter: string): letter is ConversionLetter {
  return (letters as readonly string[]).includes(letter) || isFloatLetter(letter);
}

export function isFloatLetter(letter: string): letter is FloatLetter {
  return (floatLetters as readonly string[]).includes(letter);
}
