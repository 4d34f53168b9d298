export { createPattern } from "./create-pattern.ts";

export type PatternPart =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "glob"; readonly pattern: string };

/**
 * A glob as data, so that one matcher serves `case`, `${x#p}`, `${x/p/r}` and file names. `/` is an
 * ordinary character here; names of files are matched one by one. `?` and `[…]` take a whole code point;
 * lengths and positions count UTF-16 units, as `slice` does. Time is linear in the text for every
 * alternative of `{a,b}`, however many `*` there are.
 */
export interface Pattern {
  /** What it matches if that can be only one text. */
  readonly literal: string | undefined;
  matches(text: string): boolean;
  /** Length of the longest or shortest match at the start. */
  prefix(text: string, longest: boolean): number | undefined;
  /** Length of the longest or shortest match at the end. */
  suffix(text: string, longest: boolean): number | undefined;
  /** From left to right, each as long as it can be, none empty, none over another; at most `most`. */
  findAll(text: string, most: number): readonly Match[];
  /** Lengths of what matches at the start of `text`, shortest first; empty if nothing does. */
  prefixes(text: string): readonly number[];
  /** Lengths of what matches at the end, shortest first. */
  suffixes(text: string): readonly number[];
}

export interface Match {
  readonly start: number;
  readonly end: number;
}
