import type { CharacterTest } from "./pattern-class.ts";

/** What stands between two `*`: a fixed number of code points. Positions are UTF-16 units; -1 is "nowhere". */
export interface Segment {
  readonly literal: string | undefined;
  /** Where a match that starts at `start` ends. */
  endAt(text: string, start: number): number;
  /** Where a match that ends at `end` starts. */
  startAt(text: string, end: number): number;
  /** Start of the first match at or after `from`. */
  first(text: string, from: number): number;
  /** Start of the last match that ends at or before `end`. */
  last(text: string, end: number): number;
}

/** One code point: that one, or one of those the test lets through. */
export type SegmentUnit = number | CharacterTest;

export function createSegment(units: readonly SegmentUnit[]): Segment {
  const codePoints: number[] = [];
  for (const unit of units) {
    if (typeof unit !== "number") return createTestedSegment(units);
    codePoints.push(unit);
  }
  return createLiteralSegment(codePoints.map((code) => String.fromCodePoint(code)).join(""));
}

function createLiteralSegment(literal: string): Segment {
  const { length } = literal;
  return {
    literal,
    endAt: (text, start) => (text.startsWith(literal, start) ? start + length : -1),
    startAt: (text, end) => (end >= length && text.endsWith(literal, end) ? end - length : -1),
    first: (text, from) => text.indexOf(literal, from),
    // A negative position would count as 0.
    last: (text, end) => (end < length ? -1 : text.lastIndexOf(literal, end - length)),
  };
}

function createTestedSegment(units: readonly SegmentUnit[]): Segment {
  function endAt(text: string, start: number): number {
    let index = start;
    for (const unit of units) {
      const codePoint = text.codePointAt(index);
      if (codePoint === undefined || !fits(unit, codePoint)) return -1;
      index += codePoint > 0xffff ? 2 : 1;
    }
    return index;
  }

  function startAt(text: string, end: number): number {
    let index = end;
    for (let at = units.length - 1; at >= 0; at--) {
      const unit = units[at];
      if (index === 0 || unit === undefined) return -1;
      index = codePointBefore(text, index);
      if (!fits(unit, text.codePointAt(index) ?? 0)) return -1;
    }
    return index;
  }

  return {
    literal: undefined,
    endAt,
    startAt,
    first(text, from) {
      for (let start = from; start < text.length; start = codePointAfter(text, start)) {
        if (endAt(text, start) >= 0) return start;
      }
      return -1;
    },
    last(text, end) {
      for (let at = end; at > 0; at = codePointBefore(text, at)) {
        const start = startAt(text, at);
        if (start >= 0) return start;
      }
      return -1;
    },
  };
}

function fits(unit: SegmentUnit, codePoint: number): boolean {
  return typeof unit === "number" ? unit === codePoint : unit(codePoint);
}

export function codePointAfter(text: string, index: number): number {
  return index + ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);
}

function codePointBefore(text: string, index: number): number {
  return index >= 2 && (text.codePointAt(index - 2) ?? 0) > 0xffff ? index - 2 : index - 1;
}
