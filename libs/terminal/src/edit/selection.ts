import { assertNever } from "@aish/core";
import type { TextRange } from "./text-range.ts";

/**
 * How a selection came about. One of shift and arrows lives as in any editor: typing replaces it, a plain
 * motion ends it. One begun with `set-mark` lives as in readline: motions extend it, only an edit ends it.
 * One that is shown is drawn and otherwise nothing.
 */
export type Selection =
  | { readonly kind: "none" }
  | { readonly kind: "shift"; readonly anchor: number }
  | { readonly kind: "mark"; readonly anchor: number }
  | { readonly kind: "shown"; readonly range: TextRange };

export function selectedRange(selection: Selection, cursor: number): TextRange | undefined {
  switch (selection.kind) {
    case "none":
      return undefined;
    case "shift":
    case "mark":
      return nonEmpty(Math.min(selection.anchor, cursor), Math.max(selection.anchor, cursor));
    case "shown":
      return nonEmpty(selection.range.start, selection.range.end);
    default:
      return assertNever(selection);
  }
}

function nonEmpty(start: number, end: number): TextRange | undefined {
  return start < end ? { start, end } : undefined;
}
