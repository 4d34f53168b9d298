import type { EditBuffer } from "../edit-buffer.ts";
import { graphemeCeil } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { verticalMotion } from "../vertical-motion.ts";
import type { ViCall, ViNext, ViPlace, ViRange } from "./vi-call.ts";
import type { ViEdit } from "./vi-edits.ts";
import type { ViFind } from "./vi-find.ts";
import type { ViMotion } from "./vi-motions.ts";
import type { ViOperator } from "./vi-operators.ts";
import type { ViOrder } from "./vi-parser.ts";
import { viReach } from "./vi-reach.ts";
import type { ViRegisters } from "./vi-registers.ts";
import type { ViTextObject } from "./vi-text-objects.ts";

/** A command with all that was typed for it but its count: what `.` can do again, elsewhere. */
export type ViPerform = (buffer: EditBuffer, count: number | undefined) => ViNext;

/** What commands remember from one to the next. */
export interface ViMemory {
  readonly registers: ViRegisters;
  readonly lastFind: ViFind | undefined;
}

export function operateOnMotion(
  operator: ViOperator,
  motion: ViMotion,
  order: ViOrder,
  memory: ViMemory,
): ViPerform {
  return (buffer, count) => {
    const range = viReach(
      operator,
      motion,
      placeOf(buffer, count, order.character, memory.lastFind),
    );
    return operate(operator, range, order, memory, buffer);
  };
}

export function operateOnObject(
  operator: ViOperator,
  object: ViTextObject,
  order: ViOrder,
  memory: ViMemory,
): ViPerform {
  return (buffer, count) => {
    const range = object.find(placeOf(buffer, count, "", undefined));
    return operate(operator, range && { ...range, isLinewise: false }, order, memory, buffer);
  };
}

/** The line of the cursor and those below it. */
export function operateOnLines(operator: ViOperator, order: ViOrder, memory: ViMemory): ViPerform {
  return (buffer, count) => operate(operator, linesFrom(buffer, count ?? 1), order, memory, buffer);
}

/** As much text from the cursor on as was selected. */
export function operateOnSelection(
  command: Pick<ViOperator, "run">,
  selected: ViRange,
  text: string,
  order: ViOrder,
  memory: ViMemory,
): ViPerform {
  const length = selected.end - selected.start;
  const lines = text.slice(selected.start, selected.end).split("\n").length;
  return (buffer, count) => {
    const { cursor } = buffer;
    const end = graphemeCeil(buffer.text, cursor + length);
    const range = selected.isLinewise
      ? linesFrom(buffer, lines)
      : { start: cursor, end, isLinewise: false };
    return command.run(callOf(buffer, count, order, memory), range);
  };
}

export function performEdit(edit: ViEdit, order: ViOrder, memory: ViMemory): ViPerform {
  return (buffer, count) => edit.run(callOf(buffer, count, order, memory));
}

export function placeOf(
  { text, cursor }: EditBuffer,
  count: number | undefined,
  character: string,
  lastFind: ViFind | undefined,
  column?: number,
): ViPlace {
  return { text, cursor, count, character, lastFind, column };
}

function operate(
  operator: ViOperator,
  range: ViRange | undefined,
  order: ViOrder,
  memory: ViMemory,
  buffer: EditBuffer,
): ViNext {
  if (range === undefined) return "failed";
  const isEmpty = range.start >= range.end && !range.isLinewise;
  if (isEmpty && !operator.takesNothing) return "failed";
  return operator.run(callOf(buffer, undefined, order, memory), range);
}

function linesFrom({ text, cursor }: EditBuffer, lines: number): ViRange {
  const last = verticalMotion(text, cursor, lines - 1, 0);
  return { start: lineStart(text, cursor), end: lineEnd(text, last), isLinewise: true };
}

function callOf(
  buffer: EditBuffer,
  count: number | undefined,
  { character, register }: ViOrder,
  { registers }: ViMemory,
): ViCall {
  return { buffer, count, character, register, registers };
}
