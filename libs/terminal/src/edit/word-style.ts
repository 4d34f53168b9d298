import { assertNever } from "@aish/core";

/** What a word is made of. */
export type WordStyle =
  /** Letters and digits, as readline has it. */
  | "word"
  /** All but blanks. */
  | "bigword"
  /** A component of a path, as fish has it. */
  | "path";

const alphanumeric = /^[\p{L}\p{N}]/u;
const blank = /^\s/u;
const pathBreaks = new Set("/={},'\":@#|;<>&()");

/** Whether a character that is not a mark belongs to a word. */
export function isInWord(character: string, style: WordStyle): boolean {
  switch (style) {
    case "word":
      return alphanumeric.test(character);
    case "bigword":
      return !blank.test(character);
    case "path":
      return !blank.test(character) && !pathBreaks.has(character);
    default:
      return assertNever(style);
  }
}
