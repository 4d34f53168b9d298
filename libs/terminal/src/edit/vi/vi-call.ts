import type { EditBuffer } from "../edit-buffer.ts";
import type { TextRange } from "../text-range.ts";
import type { ViFind } from "./vi-find.ts";
import type { ViRegisters } from "./vi-registers.ts";

/** What a motion is asked. */
export interface ViPlace {
  readonly text: string;
  readonly cursor: number;
  readonly count: number | undefined;
  /** The character that was typed after the command; empty if it takes none. */
  readonly character: string;
  /** What moving up and down aims at; undefined: the column of the cursor. */
  readonly column: number | undefined;
  readonly lastFind: ViFind | undefined;
}

/** Where a motion goes, and what an operator takes with it: up to there, including it, or whole lines. */
export interface ViTarget {
  readonly kind: "exclusive" | "inclusive" | "linewise";
  readonly offset: number;
}

/** What an operator works on. Whole lines come without the newline after them. */
export interface ViRange extends TextRange {
  readonly isLinewise: boolean;
}

/** What a command may use. */
export interface ViCall {
  readonly buffer: EditBuffer;
  readonly count: number | undefined;
  readonly character: string;
  /** The name after `"`; undefined: the unnamed register. */
  readonly register: string | undefined;
  readonly registers: ViRegisters;
}

/** The mode after a command; `failed`: it did nothing, and is not what `.` repeats. */
export type ViNext = "normal" | "insert" | "replace" | "failed";
