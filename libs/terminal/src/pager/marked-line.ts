import { joinSgr } from "../screen/text-cells.ts";
import type { Span, StyledLine, StyleRange } from "../screen/styled.ts";

/** Puts looks over those of a line; the ranges are in order and do not overlap. */
export function markedLine(line: StyledLine, ranges: readonly StyleRange[]): StyledLine {
  if (ranges.length === 0) return line;
  const spans: Span[] = [];
  let at = 0;
  let next = 0;
  for (const { text, sgr } of line) {
    const end = at + text.length;
    let from = at;
    while (from < end) {
      while ((ranges[next]?.end ?? Number.POSITIVE_INFINITY) <= from) next += 1;
      const range = ranges[next];
      const isIn = range !== undefined && range.start <= from;
      const to = Math.min(end, isIn ? range.end : (range?.start ?? end));
      spans.push({
        text: text.slice(from - at, to - at),
        sgr: isIn ? joinSgr(sgr, range.sgr) : sgr,
      });
      from = to;
    }
    at = end;
  }
  return spans;
}
