import { scanCommand } from "@aish/core";
import { unquoted, type LineWord } from "./line-words.ts";

export interface NamedWord {
  readonly kind: "word";
  readonly word: string;
  /** Nothing stands before it. */
  readonly isFirst: boolean;
  /** An assignment stands before it (`FOO=bar make`). */
  readonly assigned: boolean;
}

export type CommandWord = NamedWord | { readonly kind: "syntax"; readonly word: string };

/** The word in command position; undefined if there are only assignments. */
export function firstCommandWord(words: readonly LineWord[]): CommandWord | undefined {
  let assigned = false;
  let open: string | undefined; // the beginning of `n=$(wc -l)`, which is split at its spaces
  for (const [index, word] of words.entries()) {
    if (open !== undefined) {
      open = stillOpen(`${open} ${word.raw}`);
      if (open !== undefined && open.length > longestAssignment) return undefined;
      continue;
    }
    if (/^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/.test(word.bare)) {
      if (/=\(/.test(word.bare)) return undefined; // an array: the words behind are its elements
      assigned = true;
      open = stillOpen(word.raw);
      continue;
    }
    if (/^(?:\(\(|\[\[?$|\d*[<>]|\$[A-Za-z_({?]|`)/.test(word.bare)) {
      return { kind: "syntax", word: word.raw };
    }
    const opened = /^(?:\{$|\(+)/.exec(word.bare)?.[0].length ?? 0;
    if (opened < word.bare.length) {
      const name = commandName(slice(word, opened, word.bare.length));
      return { kind: "word", word: name, isFirst: index === 0 && opened === 0, assigned };
    }
  }
  return undefined;
}

/** One too long to be looked at word by word sets variables, whatever may follow it. */
const longestAssignment = 1000;

/** The text, while a substitution in it is not closed. */
function stillOpen(text: string): string | undefined {
  return /[$`]/.test(text) && scanCommand(text).open === "substitution" ? text : undefined;
}

/** `ls;` and `ls|wc` and `(ls)` are all about `ls`. */
function commandName(word: LineWord): string {
  const end = word.bare.search(/[;|&<>()]/);
  return unquoted(slice(word, 0, end > 0 ? end : word.bare.length));
}

function slice(word: LineWord, from: number, to: number): LineWord {
  return { raw: word.raw.slice(from, to), bare: word.bare.slice(from, to) };
}
