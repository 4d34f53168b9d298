import type { LiveView } from "./live-view.ts";
import type { Sgr } from "./styled.ts";
import { joinSgr } from "./text-cells.ts";

/** How the characters of a text look, asked from left to right. */
export function lookAt(view: LiveView, from: number): (offset: number) => Sgr {
  const { text, colours, selection, ghostSgr } = view;
  let index = firstEndingAfter(colours, from);
  return (offset) => {
    if (offset >= text.length) return ghostSgr;
    while ((colours[index]?.end ?? Number.POSITIVE_INFINITY) <= offset) index += 1;
    const range = colours[index];
    const sgr = range !== undefined && range.start <= offset ? range.sgr : "";
    const isSelected =
      selection !== undefined && offset >= selection.start && offset < selection.end;
    return isSelected ? joinSgr(sgr, selection.sgr) : sgr;
  };
}

function firstEndingAfter(ranges: LiveView["colours"], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
