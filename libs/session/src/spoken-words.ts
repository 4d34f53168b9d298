import { literalMark, scanCommand } from "@aish/core";
import { lineWords, type LineWord } from "./line-words.ts";

/** The words of a line if a person said it: an apostrophe within a word is no quote. */
export function spokenWords(line: string): readonly LineWord[] {
  const short = line.replace(/(?<=[a-z])'(?=(?:s|t|m|re|ve|ll|d)(?:[\s.,;:?!]|$))/gi, "’");
  // A quote that nobody closed and that stands between letters: `c'est`, `l'heure`.
  const open = short.includes("'") && scanCommand(short).open === "quote";
  return lineWords(open ? short.replace(/(?<=\p{L})'(?=\p{L})/gu, "’") : short);
}

/** Lower case, without apostrophes and without the punctuation of a sentence. */
export function wordOf(word: LineWord): string {
  return word.bare
    .toLowerCase()
    .replaceAll("’", "")
    .replace(/[.,:;!?]+$/, "");
}

export function isFlag(word: LineWord): boolean {
  return /^--?[a-z0-9]/i.test(word.bare);
}

export function isOperator(word: LineWord, next: LineWord | undefined): boolean {
  // `files > 10 MB` compares, it does not redirect.
  if (/^[<>]=?$/.test(word.bare) && /^\d/.test(next?.bare ?? "")) return false;
  if (/^[<>]=?\d+(?:[kmgt]i?b?|%)?$/i.test(word.bare)) return false;
  return /[|&;<>$`(){}]|^(?:==?|!=|=~|\+)$/.test(word.bare);
}

export function isPathOrGlob(word: LineWord): boolean {
  if (word.bare === "and/or") return false;
  return /[*[\]~/]|\?./.test(word.bare) || word.bare.includes(literalMark);
}

export function isNamedLikeFile(word: LineWord): boolean {
  return /\w\.\w{1,5}$/.test(word.bare);
}

/** A contraction (`week's`), a comma behind a word, `I`: only sentences have them. */
export function isSpoken(word: LineWord): boolean {
  return /’|^I$|^\p{L}+,$/u.test(word.bare);
}

/** Written without spaces between words, so that a whole sentence is one word of the shell. */
export function isUnspaced(word: LineWord): boolean {
  return /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Hang}]/u.test(word.bare);
}
