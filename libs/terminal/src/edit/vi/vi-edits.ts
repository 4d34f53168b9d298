import type { EditAction } from "../edit-action.ts";
import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { verticalMotion } from "../vertical-motion.ts";
import { changeNumber } from "./change-number.ts";
import { joinLines } from "./join-lines.ts";
import { swapCase } from "./swap-case.ts";
import type { ViCall, ViNext, ViRange } from "./vi-call.ts";
import { firstNonBlank } from "./vi-line.ts";
import { viChange, viDelete, viYank } from "./vi-operators.ts";
import { putAfter, putBefore } from "./vi-put.ts";

/** A command of normal mode that is complete in itself. */
export interface ViEdit {
  readonly kind: "edit";
  readonly keys: string;
  readonly description: string;
  /** Whether `.` does it again. */
  readonly changes: boolean;
  /** Whether a count repeats what is typed afterwards: in place, or each time on a line of its own. */
  readonly typing: "once" | "counted" | "countedLines";
  readonly run: (call: ViCall) => ViNext;
}

type Run = ViEdit["run"];

function edit(keys: string, description: string, run: Run): ViEdit {
  return { kind: "edit", keys, description, changes: true, typing: "once", run };
}

function typing(keys: string, description: string, run: Run): ViEdit {
  return { ...edit(keys, description, run), typing: "counted" };
}

function opening(keys: string, description: string, run: Run): ViEdit {
  return { ...edit(keys, description, run), typing: "countedLines" };
}

function other(keys: string, description: string, run: Run): ViEdit {
  return { ...edit(keys, description, run), changes: false };
}

/** The characters of the line around the cursor that a command works on. */
function characters({ buffer, count }: ViCall, side: "before" | "after"): ViRange | undefined {
  const { text, cursor } = buffer;
  const edge = side === "after" ? lineEnd(text, cursor) : lineStart(text, cursor);
  let at = cursor;
  for (let left = count ?? 1; left > 0 && at !== edge; left -= 1) {
    at = side === "after" ? nextGrapheme(text, at) : previousGrapheme(text, at);
  }
  if (at === cursor) return undefined;
  return { start: Math.min(at, cursor), end: Math.max(at, cursor), isLinewise: false };
}

/** So many lines from that of the cursor on. */
function lines({ buffer, count }: ViCall): ViRange {
  const { text, cursor } = buffer;
  const last = verticalMotion(text, cursor, (count ?? 1) - 1, 0);
  return { start: lineStart(text, cursor), end: lineEnd(text, last), isLinewise: true };
}

function toLineEnd({ buffer, count }: ViCall): ViRange {
  const last = verticalMotion(buffer.text, buffer.cursor, (count ?? 1) - 1, 0);
  return { start: buffer.cursor, end: lineEnd(buffer.text, last), isLinewise: false };
}

function typingAt(place: (text: string, cursor: number) => number): Run {
  return ({ buffer }) => {
    buffer.moveTo(place(buffer.text, buffer.cursor));
    return "insert";
  };
}

const afterCursor = (text: string, cursor: number): number =>
  cursor === lineEnd(text, cursor) ? cursor : nextGrapheme(text, cursor);

function openBelow({ buffer }: ViCall): ViNext {
  const at = lineEnd(buffer.text, buffer.cursor);
  buffer.replace(at, at, "\n");
  return "insert";
}

function openAbove({ buffer }: ViCall): ViNext {
  const at = lineStart(buffer.text, buffer.cursor);
  buffer.replace(at, at, "\n");
  buffer.moveTo(at);
  return "insert";
}

const deleteCharacters =
  (side: "before" | "after"): Run =>
  (call) => {
    const range = characters(call, side);
    return range === undefined ? "failed" : viDelete.run(call, range);
  };

function substitute(call: ViCall): ViNext {
  const range = characters(call, "after");
  return range === undefined ? "insert" : viChange.run(call, range);
}

function replaceCharacters({ buffer, count, character }: ViCall): ViNext {
  const { text, cursor } = buffer;
  const edge = lineEnd(text, cursor);
  let end = cursor;
  for (let left = count ?? 1; left > 0; left -= 1) {
    if (end === edge) return "failed";
    end = nextGrapheme(text, end);
  }
  const many = character.repeat(count ?? 1);
  buffer.replace(cursor, end, many);
  buffer.moveTo(previousGrapheme(buffer.text, cursor + many.length));
  return "normal";
}

function swapCharacters(call: ViCall): ViNext {
  const range = characters(call, "after");
  if (range === undefined) return "failed";
  const { buffer } = call;
  buffer.replace(range.start, range.end, swapCase(buffer.text.slice(range.start, range.end)));
  return "normal";
}

const turning =
  (action: EditAction): Run =>
  ({ buffer, count }) =>
    buffer.apply(action, count ?? 1) ? "normal" : "failed";

export const viEdits: readonly ViEdit[] = [
  typing(
    "i",
    "type before the cursor",
    typingAt((_, cursor) => cursor),
  ),
  typing("I", "type at the start of the line", typingAt(firstNonBlank)),
  typing("a", "type after the cursor", typingAt(afterCursor)),
  typing("A", "type at the end of the line", typingAt(lineEnd)),
  opening("o", "begin a line below", openBelow),
  opening("O", "begin a line above", openAbove),
  typing("R", "type over what is there", () => "replace"),
  edit("x", "delete the character under the cursor", deleteCharacters("after")),
  edit("delete", "delete the character under the cursor", deleteCharacters("after")),
  edit("X", "delete the character before the cursor", deleteCharacters("before")),
  edit("s", "delete the character under the cursor, then type", substitute),
  edit("S", "delete the line, then type", (call) => viChange.run(call, lines(call))),
  edit("C", "delete to the end of the line, then type", (call) =>
    viChange.run(call, toLineEnd(call)),
  ),
  edit("D", "delete to the end of the line", (call) => viDelete.run(call, toLineEnd(call))),
  other("Y", "copy the line", (call) => viYank.run(call, lines(call))),
  edit("r{char}", "replace the character under the cursor", replaceCharacters),
  edit("~", "swap upper and lower case of the character", swapCharacters),
  edit("p", "insert after the cursor what was deleted or copied", putAfter),
  edit("P", "insert before the cursor what was deleted or copied", putBefore),
  edit("J", "join the line with the next one", (call) =>
    joinLines(call, Math.max(2, call.count ?? 2)),
  ),
  edit("ctrl+a", "add to the number at or after the cursor", (call) => changeNumber(call, 1n)),
  edit("ctrl+x", "subtract from the number at or after the cursor", (call) =>
    changeNumber(call, -1n),
  ),
  other("u", "undo the last change", turning("undo")),
  other("ctrl+r", "do again what was undone", turning("redo")),
];
