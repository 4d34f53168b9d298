import type { Style } from "../style.ts";

/** Something with an end of its own: a string, a block comment. */
export interface Span {
  readonly open: string;
  readonly close: string;
  readonly style: Style;
  /** A backslash takes the meaning from what follows it. */
  readonly escapes: boolean;
  /** Whether it may go on in the next line. */
  readonly spansLines: boolean;
}

/** What a line of a language is coloured by; a line tokenizer, not a parser. */
export interface Grammar {
  /** What begins a comment that ends with the line. */
  readonly comments: readonly string[];
  /** `a#b` has no comment in it. */
  readonly commentNeedsSpace?: boolean;
  readonly spans: readonly Span[];
  readonly words: ReadonlyMap<string, Style>;
  /** Words count in capitals too; the list has them in small letters. */
  readonly anyCase?: boolean;
  /** What the first word of a line is when the pattern, which is sticky, matches it. */
  readonly firstWord?: { readonly pattern: RegExp; readonly style: Style };
  /** Words that begin with something else than a letter, sticky: `$HOME`, `@decorator`. */
  readonly marked?: { readonly starts: string; readonly pattern: RegExp; readonly style: Style };
  /** The style of a whole line by how it begins; undefined where its words are looked at. */
  readonly wholeLine?: (start: string) => Style | undefined;
  /** Strings before a colon are names. */
  readonly namesAreStrings?: boolean;
}
