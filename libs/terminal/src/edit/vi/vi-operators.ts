import { lineBlock, lineEnd, lineStart } from "../line-bounds.ts";
import type { TextRange } from "../text-range.ts";
import type { ViCall, ViNext, ViRange } from "./vi-call.ts";
import { firstNonBlank } from "./vi-line.ts";
import { swapCase } from "./swap-case.ts";

/** A command that waits for a motion or a text object, or works on what is selected. */
export interface ViOperator {
  readonly kind: "operator";
  readonly keys: string;
  readonly description: string;
  /** What is typed after it to mean whole lines, besides the operator itself. */
  readonly lineKey: string;
  /** Whether `.` does it again. */
  readonly changes: boolean;
  /** Whether it goes on where there is nothing, as `ci"` between two quotes. */
  readonly takesNothing: boolean;
  readonly run: (call: ViCall, range: ViRange) => ViNext;
}

export const viDelete: ViOperator = {
  kind: "operator",
  keys: "d",
  description: "delete what the motion moves over; dd: the line",
  lineKey: "d",
  changes: true,
  takesNothing: false,
  run: (call, range) => {
    const { buffer } = call;
    save(call, range);
    if (!range.isLinewise) {
      buffer.replace(range.start, range.end, "");
      buffer.moveTo(range.start);
      return "normal";
    }
    const block = blockOf(buffer.text, range);
    buffer.replace(block.start, block.end, "");
    const line = Math.min(range.start, buffer.text.length);
    buffer.moveTo(firstNonBlank(buffer.text, line));
    return "normal";
  },
};

export const viChange: ViOperator = {
  kind: "operator",
  keys: "c",
  description: "delete what the motion moves over, then type; cc: the line",
  lineKey: "c",
  changes: true,
  takesNothing: true,
  run: (call, range) => {
    save(call, range);
    call.buffer.replace(range.start, range.end, "");
    call.buffer.moveTo(range.start);
    return "insert";
  },
};

export const viYank: ViOperator = {
  kind: "operator",
  keys: "y",
  description: "copy what the motion moves over; yy: the line",
  lineKey: "y",
  changes: false,
  takesNothing: false,
  run: (call, range) => {
    const { buffer } = call;
    save(call, range);
    const isOnFirstLine = lineStart(buffer.text, buffer.cursor) === range.start;
    if (!range.isLinewise || !isOnFirstLine) buffer.moveTo(range.start);
    return "normal";
  },
};

function caseOperator(
  keys: string,
  lineKey: string,
  description: string,
  change: (text: string) => string,
): ViOperator {
  return {
    kind: "operator",
    keys,
    description,
    lineKey,
    changes: true,
    takesNothing: false,
    run: ({ buffer }, { start, end }) => {
      buffer.replace(start, end, change(buffer.text.slice(start, end)));
      buffer.moveTo(start);
      return "normal";
    },
  };
}

export const viSwapCase = caseOperator("g~", "~", "swap upper and lower case", swapCase);
export const viLowerCase = caseOperator("gu", "u", "make lower case", (text) => text.toLowerCase());
export const viUpperCase = caseOperator("gU", "U", "make upper case", (text) => text.toUpperCase());

export const viOperators: readonly ViOperator[] = [
  viDelete,
  viChange,
  viYank,
  viSwapCase,
  viLowerCase,
  viUpperCase,
];

function save({ buffer, register, registers }: ViCall, { start, end, isLinewise }: ViRange): void {
  const text = buffer.text.slice(start, end);
  registers.set(register, { text, isLinewise }, buffer.killRing);
}

/** The lines of a range with one of the newlines around them. */
function blockOf(text: string, { start, end }: ViRange): TextRange {
  const last = lineBlock(text, end, 1);
  if (last.end > lineEnd(text, end)) return { start, end: last.end };
  return { start: lineBlock(text, start, Infinity).start, end: text.length };
}
