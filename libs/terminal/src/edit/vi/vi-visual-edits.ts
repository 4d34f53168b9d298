import { nextGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { joinLines } from "./join-lines.ts";
import type { ViCall, ViNext, ViRange } from "./vi-call.ts";
import {
  viChange,
  viDelete,
  viLowerCase,
  viSwapCase,
  viUpperCase,
  viYank,
} from "./vi-operators.ts";
import { putOver } from "./vi-put.ts";

/** A command of visual mode that works on what is selected and ends it. */
export interface ViVisualEdit {
  readonly kind: "visualEdit";
  readonly keys: string;
  readonly description: string;
  /** Whether `.` does it again, to as much text. */
  readonly changes: boolean;
  readonly run: (call: ViCall, range: ViRange) => ViNext;
}

type Run = ViVisualEdit["run"];

function visual(keys: string, description: string, run: Run, changes = true): ViVisualEdit {
  return { kind: "visualEdit", keys, description, changes, run };
}

const wholeLines =
  (run: Run): Run =>
  (call, { start, end }) => {
    const { text } = call.buffer;
    return run(call, { start: lineStart(text, start), end: lineEnd(text, end), isLinewise: true });
  };

/** Newlines stay. */
function replaceAll({ buffer, character }: ViCall, { start, end }: ViRange): ViNext {
  const { text } = buffer;
  let replaced = "";
  for (let at = start; at < end; at = nextGrapheme(text, at)) {
    replaced += text[at] === "\n" ? "\n" : character;
  }
  buffer.replace(start, end, replaced);
  buffer.moveTo(start);
  return "normal";
}

function join({ buffer }: ViCall, { start, end }: ViRange): ViNext {
  const lines = buffer.text.slice(start, end).split("\n").length;
  buffer.moveTo(start);
  return joinLines({ buffer }, Math.max(2, lines));
}

export const viVisualEdits: readonly ViVisualEdit[] = [
  visual("x", "delete what is selected", viDelete.run),
  visual("delete", "delete what is selected", viDelete.run),
  visual("D", "delete the selected lines", wholeLines(viDelete.run)),
  visual("X", "delete the selected lines", wholeLines(viDelete.run)),
  visual("s", "delete what is selected, then type", viChange.run),
  visual("C", "delete the selected lines, then type", wholeLines(viChange.run)),
  visual("S", "delete the selected lines, then type", wholeLines(viChange.run)),
  visual("Y", "copy the selected lines", wholeLines(viYank.run), false),
  visual("~", "swap upper and lower case", viSwapCase.run),
  visual("u", "make lower case", viLowerCase.run),
  visual("U", "make upper case", viUpperCase.run),
  visual("r{char}", "replace each selected character", replaceAll),
  visual("p", "replace by what was deleted or copied", putOver),
  visual("P", "replace by what was deleted or copied", putOver),
  visual("J", "join the selected lines", join),
];
