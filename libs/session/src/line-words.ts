import { literalMark, scanCommand } from "@aish/core";

/** A word as the shell would split it. */
export interface LineWord {
  /** As it was typed, quotes and all. */
  readonly raw: string;
  /** The same with everything that is quoted or escaped hidden behind `literalMark`. */
  readonly bare: string;
}

export function lineWords(line: string): readonly LineWord[] {
  const { bare } = scanCommand(line);
  return Array.from(bare.matchAll(/\S+/g), (match) => ({
    raw: line.slice(match.index, match.index + match[0].length),
    bare: match[0],
  }));
}

/** The word without its quotes and backslashes: what a lookup needs. */
export function unquoted(word: LineWord): string {
  if (!word.bare.includes(literalMark)) return word.raw;
  return word.raw.replace(/\\(.)|['"]/gs, "$1");
}
