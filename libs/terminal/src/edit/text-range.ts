/** Part of a text: offsets of UTF-16 units, `end` not included. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
