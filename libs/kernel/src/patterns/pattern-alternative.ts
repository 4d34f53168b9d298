import type { Match, Pattern } from "./pattern.ts";
import { readCharacterClass } from "./pattern-class.ts";
import {
  codePointAfter,
  createSegment,
  type Segment,
  type SegmentUnit,
} from "./pattern-segment.ts";
import { isActive, type PatternSymbol } from "./pattern-symbol.ts";

export interface Alternative extends Omit<Pattern, "findAll"> {
  /** The leftmost match that starts at or after `from`, as long as it can be. An empty one is the last. */
  find(text: string, from: number): Match | undefined;
}

/**
 * A pattern without braces. Between two `*` lies a segment of fixed length; putting each where it first
 * fits is never worse than putting it later, so nothing is ever tried twice.
 */
export function createAlternative(symbols: readonly PatternSymbol[]): Alternative {
  const segments = readSegments(symbols);
  const first = segments[0] ?? createSegment([]);
  const last = segments.at(-1);
  return segments.length < 2 || last === undefined
    ? createFixed(first)
    : createStarred(first, segments.slice(1, -1), last);
}

function readSegments(symbols: readonly PatternSymbol[]): readonly Segment[] {
  const segments: Segment[] = [];
  let units: SegmentUnit[] = [];
  // A bracket that is never closed makes every later one a character, too: they are not read again.
  let closes = true;
  for (let index = 0; index < symbols.length; index++) {
    const symbol = symbols[index];
    if (symbol === undefined) break;
    if (isActive(symbol, "*")) {
      // `**` is `*`; only the first and the last segment may be empty.
      if (units.length > 0 || segments.length === 0) segments.push(createSegment(units));
      units = [];
      continue;
    }
    if (isActive(symbol, "?")) {
      units.push(anyCodePoint);
      continue;
    }
    const set = closes && isActive(symbol, "[") ? readCharacterClass(symbols, index) : undefined;
    if (set === undefined) {
      closes &&= !isActive(symbol, "[");
      units.push(symbol.char.codePointAt(0) ?? 0);
    } else {
      units.push(set.test);
      index = set.end - 1;
    }
  }
  segments.push(createSegment(units));
  return segments;
}

function anyCodePoint(): boolean {
  return true;
}

function createFixed(segment: Segment): Alternative {
  function prefix(text: string): number | undefined {
    const end = segment.endAt(text, 0);
    return end < 0 ? undefined : end;
  }
  function suffix(text: string): number | undefined {
    const start = segment.startAt(text, text.length);
    return start < 0 ? undefined : text.length - start;
  }
  const { literal } = segment;
  return {
    literal,
    matches:
      literal === undefined
        ? (text) => segment.endAt(text, 0) === text.length
        : (text) => text === literal,
    prefix,
    suffix,
    prefixes: (text) => listOf(prefix(text)),
    suffixes: (text) => listOf(suffix(text)),
    find: (text, from) => matchAt(text, segment.first(text, from), segment),
  };
}

function listOf(length: number | undefined): readonly number[] {
  return length === undefined ? [] : [length];
}

function matchAt(text: string, start: number, segment: Segment): Match | undefined {
  return start < 0 ? undefined : { start, end: segment.endAt(text, start) };
}

function createStarred(first: Segment, middle: readonly Segment[], last: Segment): Alternative {
  /** Where the middle ends if it starts at `from`, as early as it can; -1 if it does not fit. */
  function placeForward(text: string, from: number): number {
    let end = from;
    for (const segment of middle) {
      if (end < 0) return -1;
      const start = segment.first(text, end);
      end = start < 0 ? -1 : segment.endAt(text, start);
    }
    return end;
  }

  /** Where the middle starts if it ends at `to`, as late as it can. */
  function placeBackward(text: string, to: number): number {
    let start = to;
    for (let index = middle.length - 1; index >= 0 && start >= 0; index--) {
      start = middle[index]?.last(text, start) ?? -1;
    }
    return start;
  }

  /** Before which position the last segment cannot start, if the match starts at `start`. */
  function earliestLast(text: string, start: number): number {
    const end = first.endAt(text, start);
    return end < 0 ? -1 : placeForward(text, end);
  }

  /** After which position the first segment cannot end, if the match ends with the text. */
  function latestFirst(text: string): number {
    const start = last.startAt(text, text.length);
    return start < 0 ? -1 : placeBackward(text, start);
  }

  return {
    literal: undefined,
    matches(text) {
      const to = last.startAt(text, text.length);
      const from = to < 0 ? -1 : earliestLast(text, 0);
      return from >= 0 && from <= to;
    },
    prefix(text, longest) {
      const from = earliestLast(text, 0);
      if (from < 0) return undefined;
      const start = longest ? last.last(text, text.length) : last.first(text, from);
      return start < from ? undefined : last.endAt(text, start);
    },
    suffix(text, longest) {
      const to = latestFirst(text);
      if (to < 0) return undefined;
      const start = longest ? first.first(text, 0) : first.last(text, to);
      return start < 0 || first.endAt(text, start) > to ? undefined : text.length - start;
    },
    prefixes(text) {
      const lengths: number[] = [];
      let start = earliestLast(text, 0);
      while (start >= 0 && start <= text.length) {
        start = last.first(text, start);
        if (start < 0) break;
        lengths.push(last.endAt(text, start));
        start = codePointAfter(text, start);
      }
      return lengths;
    },
    suffixes(text) {
      const lengths: number[] = [];
      const to = latestFirst(text);
      let start = to < 0 ? -1 : first.first(text, 0);
      while (start >= 0 && start <= text.length && first.endAt(text, start) <= to) {
        lengths.push(text.length - start);
        start = codePointAfter(text, start);
        start = start > text.length ? -1 : first.first(text, start);
      }
      return lengths.toReversed();
    },
    find(text, from) {
      // If the rest does not fit behind the first place of the first segment, it fits behind none.
      const start = first.first(text, from);
      const earliest = start < 0 ? -1 : earliestLast(text, start);
      const lastStart = earliest < 0 ? -1 : last.last(text, text.length);
      return lastStart < earliest || lastStart < 0
        ? undefined
        : { start, end: last.endAt(text, lastStart) };
    },
  };
}
