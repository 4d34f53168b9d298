import type { PagerLine } from "./pager-line.ts";

export interface PagerHeading {
  readonly level: number;
  readonly title: string;
  readonly line: number;
}

/** What can be copied or followed. */
export type FocusItem =
  | {
      readonly kind: "code";
      readonly first: number;
      readonly last: number;
      readonly language: string;
      readonly source: string;
    }
  | {
      readonly kind: "link";
      readonly first: number;
      readonly last: number;
      readonly number: number;
      readonly address: string;
    };

/** The lines that a pager shows, not wrapped to its width unless they were laid out for it. */
export interface PagerDocument {
  /** Its colours are the base ones, each for a role of the theme. */
  readonly isThemed: boolean;
  /** As far as they have been counted. */
  readonly lineCount: number;
  readonly isCounted: boolean;
  /** Counts on, for so many bytes. */
  count(bytes: number): void;
  /** Empty where there is none. */
  line(line: number): PagerLine;
  /** What a line reads, for the search. */
  textOf(line: number): string;
  /** How far through the text a line is, from 0 to 1. */
  share(line: number): number;
  readonly headings: readonly PagerHeading[];
  /** By where they begin. */
  readonly items: readonly FocusItem[];
  /** The line of the source that a line comes from, and back. */
  sourceLine(line: number): number;
  lineOfSource(line: number): number;
}
