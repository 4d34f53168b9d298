import { assertNever } from "@aish/core";
import { columnOf } from "./column.ts";
import type { EditAction } from "./edit-action.ts";
import { EditedText } from "./edited-text.ts";
import { graphemeFloor, nextGrapheme, previousGrapheme } from "./grapheme.ts";
import { KillRing, type KillDirection } from "./kill-ring.ts";
import { kills, type KillAction } from "./kill.ts";
import { toLetterCase, type LetterCase } from "./letter-case.ts";
import { lineBlock, lineNumber } from "./line-bounds.ts";
import { motions, selectingMotions, type MotionAction, type VerticalAction } from "./motion.ts";
import { pastedText } from "./pasted-text.ts";
import { selectedRange, type Selection } from "./selection.ts";
import type { TextRange } from "./text-range.ts";
import { transposeChars, transposeWords, type Transposition } from "./transpose.ts";
import { typedPieces } from "./typed-pieces.ts";
import type { EditKind } from "./undo-history.ts";
import { verticalMotion } from "./vertical-motion.ts";
import { forwardWord, wordAround } from "./word-motion.ts";
import type { WordStyle } from "./word-style.ts";

/** What the action before was, as far as the next one has to know. */
type LastAction = { readonly kind: "other" | "kill" } | ({ readonly kind: "yank" } & TextRange);

const other: LastAction = { kind: "other" };
const noSelection: Selection = { kind: "none" };

/** The text being edited with its cursor, which always stands between two graphemes. */
export class EditBuffer {
  readonly killRing: KillRing;
  readonly #edited = new EditedText();
  #selection: Selection = noSelection;
  /** The column that moving up and down aims at, while nothing else is done. */
  #goal: number | undefined;
  #last: LastAction = other;

  constructor(killRing: KillRing = new KillRing(), text = "") {
    this.killRing = killRing;
    this.reset(text);
  }

  get text(): string {
    return this.#edited.text;
  }

  get cursor(): number {
    return this.#edited.cursor;
  }

  get selection(): TextRange | undefined {
    return selectedRange(this.#selection, this.cursor);
  }

  get textBeforeCursor(): string {
    return this.text.slice(0, this.cursor);
  }

  get textAfterCursor(): string {
    return this.text.slice(this.cursor);
  }

  get isEmpty(): boolean {
    return this.text === "";
  }

  get isAtEnd(): boolean {
    return this.cursor === this.text.length;
  }

  /** The line of the cursor, counted from 0. */
  get line(): number {
    return lineNumber(this.text, this.cursor);
  }

  get lineCount(): number {
    return lineNumber(this.text, this.text.length) + 1;
  }

  /** Cells of the screen before the cursor in its line, the prompt not counted. */
  get column(): number {
    return columnOf(this.text, this.cursor);
  }

  /** The word that the cursor stands in or touches; empty between blanks. */
  wordAtCursor(style: WordStyle = "bigword"): TextRange {
    return wordAround(this.text, this.cursor, style);
  }

  /** What was typed: an undo takes it back word by word. */
  insert(text: string): void {
    this.#begin();
    const range = this.#rangeToReplace();
    const [first = "", ...rest] = typedPieces(text.toWellFormed());
    this.#replace(range, first, "typing");
    let at = range.start + first.length;
    for (const piece of rest) {
      this.#replace({ start: at, end: at }, piece, "typing");
      at += piece.length;
    }
  }

  /** What was pasted: one undo takes it back. Control characters other than tab and newline are left out. */
  insertPaste(text: string): void {
    this.#begin();
    this.#replace(this.#rangeToReplace(), pastedText(text), "alone");
  }

  /** Leaves the cursor behind what was inserted. */
  replace(start: number, end: number, text: string): void {
    this.#begin();
    const range = wholeCodePoints(this.text, Math.min(start, end), Math.max(start, end));
    this.#replace(range, text.toWellFormed(), "alone");
  }

  /** Another text instead of this one, which an undo brings back. */
  setText(text: string, cursor: number = text.length): void {
    this.#begin();
    this.#replace({ start: 0, end: this.text.length }, text.toWellFormed(), "alone");
    this.#place(graphemeFloor(this.text, cursor));
  }

  /** A new entry: there is nothing to undo. The kill ring stays. */
  reset(text = ""): void {
    this.#begin();
    this.#edited.reset(text.toWellFormed());
    this.#selection = noSelection;
  }

  /** False if the cursor is there already. */
  moveTo(offset: number): boolean {
    this.#begin();
    this.#selection = this.#selection.kind === "mark" ? this.#selection : noSelection;
    return this.#place(graphemeFloor(this.text, offset));
  }

  /** Draws a range as selected until something is done. */
  showSelection(range: TextRange | undefined): void {
    this.#selection = range === undefined ? noSelection : { kind: "shown", range };
  }

  /** All edits up to the matching `endUndoGroup` are undone at once. An undo ends the group. */
  beginUndoGroup(): void {
    this.#edited.beginGroup();
  }

  endUndoGroup(): void {
    this.#edited.endGroup();
  }

  /** Whether anything changed or moved. */
  apply(action: EditAction, count = 1): boolean {
    const last = this.#last;
    const goal = this.#goal;
    this.#begin();
    switch (action) {
      case "backward-char":
      case "forward-char":
      case "backward-word":
      case "forward-word":
      case "backward-bigword":
      case "forward-bigword":
      case "beginning-of-line":
      case "end-of-line":
      case "beginning-of-buffer":
      case "end-of-buffer":
        return this.#collapse(action) || this.#move(action, count);
      case "up-line":
      case "down-line":
        this.#endShift();
        return this.#moveVertically(action, count, goal);
      case "select-backward-char":
      case "select-forward-char":
      case "select-backward-word":
      case "select-forward-word":
      case "select-up-line":
      case "select-down-line":
      case "select-beginning-of-line":
      case "select-end-of-line":
      case "select-beginning-of-buffer":
      case "select-end-of-buffer":
        return this.#extend(selectingMotions[action], count, goal);
      case "kill-line":
      case "backward-kill-line":
      case "kill-word":
      case "backward-kill-word":
      case "backward-kill-bigword":
        return this.#kill(action, count, last);
      case "kill-whole-line":
        return this.#cut(lineBlock(this.text, this.cursor, count), "forward", last);
      case "kill-region":
        return this.#cut(this.selection, this.#regionDirection(), last);
      case "copy-region":
        return this.#copyRegion();
      case "backward-delete-char":
        return this.#erase(previousGrapheme, count);
      case "delete-char":
        return this.#erase(nextGrapheme, count);
      case "yank":
        return this.#yank(this.#rangeToReplace(), this.killRing.newest(), count);
      case "yank-pop":
        return last.kind === "yank" && this.#yank(last, this.killRing.rotate(), 1);
      case "undo":
        return this.#turnBack(count, () => this.#edited.undo());
      case "redo":
        return this.#turnBack(count, () => this.#edited.redo());
      case "transpose-chars":
        return this.#repeat(count, () => this.#transpose(transposeChars));
      case "transpose-words":
        return this.#repeat(count, () => this.#transpose(transposeWords));
      case "upcase-word":
        return this.#changeCase("upper", count);
      case "downcase-word":
        return this.#changeCase("lower", count);
      case "capitalize-word":
        return this.#changeCase("capital", count);
      case "set-mark":
        return this.#setMark();
      case "exchange-point-and-mark":
        return this.#exchange();
      case "select-all":
        return this.#selectAll();
      case "deselect":
        return this.#deselect();
      case "newline":
        return this.#replace(this.#rangeToReplace(), "\n".repeat(Math.max(0, count)), "typing");
      default:
        return assertNever(action);
    }
  }

  /** Whatever comes ends what only holds right after the action before. */
  #begin(): void {
    this.#last = other;
    this.#goal = undefined;
    if (this.#selection.kind === "shown") this.#selection = noSelection;
  }

  #here(): TextRange {
    return { start: this.cursor, end: this.cursor };
  }

  #rangeToReplace(): TextRange {
    return (this.#selection.kind === "shift" ? this.selection : undefined) ?? this.#here();
  }

  #place(offset: number): boolean {
    return this.#edited.place(offset);
  }

  #replace(range: TextRange, inserted: string, kind: EditKind): boolean {
    this.#selection = noSelection;
    return this.#edited.replace(range, inserted, kind);
  }

  #repeat(count: number, once: () => boolean): boolean {
    let done = 0;
    while (done < count && once()) done += 1;
    return done > 0;
  }

  /** As in any editor, a step aside from a selection made with shift goes to its edge. */
  #collapse(action: MotionAction): boolean {
    const range = this.#selection.kind === "shift" ? this.selection : undefined;
    this.#endShift();
    if (range === undefined) return false;
    if (action !== "backward-char" && action !== "forward-char") return false;
    this.#place(action === "backward-char" ? range.start : range.end);
    return true;
  }

  #endShift(): void {
    if (this.#selection.kind === "shift") this.#selection = noSelection;
  }

  #move(action: MotionAction, count: number): boolean {
    return this.#repeat(count, () => this.#place(motions[action](this.text, this.cursor)));
  }

  #moveVertically(action: VerticalAction, count: number, goal: number | undefined): boolean {
    const column = goal ?? this.column;
    const lines = action === "up-line" ? -count : count;
    const start = this.cursor;
    const target = verticalMotion(this.text, start, lines, column);
    this.#goal = column;
    return this.#place(target);
  }

  #extend(motion: MotionAction | VerticalAction, count: number, goal: number | undefined): boolean {
    const anchor = this.#selection.kind === "shift" ? this.#selection.anchor : this.cursor;
    this.#selection = { kind: "shift", anchor };
    return motion === "up-line" || motion === "down-line"
      ? this.#moveVertically(motion, count, goal)
      : this.#move(motion, count);
  }

  #kill(action: KillAction, count: number, last: LastAction): boolean {
    const { direction, to } = kills[action];
    let edge = this.cursor;
    for (let left = count; left > 0; left -= 1) {
      const next = to(this.text, edge);
      if (next === edge) break;
      edge = next;
    }
    const start = Math.min(edge, this.cursor);
    return this.#cut({ start, end: Math.max(edge, this.cursor) }, direction, last);
  }

  #cut(range: TextRange | undefined, direction: KillDirection, last: LastAction): boolean {
    if (range === undefined || range.start === range.end) {
      this.#last = last.kind === "kill" ? last : other;
      return false;
    }
    const text = this.text.slice(range.start, range.end);
    if (last.kind === "kill") this.killRing.join(text, direction);
    else this.killRing.push(text);
    this.#replace(range, "", "alone");
    this.#last = { kind: "kill" };
    return true;
  }

  #regionDirection(): KillDirection {
    return this.selection?.start === this.cursor ? "forward" : "backward";
  }

  #copyRegion(): boolean {
    const range = this.selection;
    if (range === undefined) return false;
    this.killRing.push(this.text.slice(range.start, range.end));
    this.#selection = noSelection;
    return true;
  }

  #erase(to: (text: string, offset: number) => number, count: number): boolean {
    const selected = this.#rangeToReplace();
    if (selected.start < selected.end) return this.#replace(selected, "", "alone");
    let edge = this.cursor;
    for (let left = count; left > 0; left -= 1) {
      const next = to(this.text, edge);
      if (next === edge) break;
      edge = next;
    }
    if (edge === this.cursor) return false;
    const start = Math.min(edge, this.cursor);
    return this.#replace({ start, end: Math.max(edge, this.cursor) }, "", "erasing");
  }

  #yank({ start, end }: TextRange, text: string, count: number): boolean {
    if (text === "" || count < 1) return false;
    const inserted = text.repeat(count);
    this.#replace({ start, end }, inserted, "alone");
    this.#last = { kind: "yank", start, end: start + inserted.length };
    return true;
  }

  #turnBack(count: number, once: () => boolean): boolean {
    this.#selection = noSelection;
    return this.#repeat(count, once);
  }

  #transpose(find: (text: string, offset: number) => Transposition | undefined): boolean {
    const found = find(this.text, this.cursor);
    return found !== undefined && this.#replace(found, found.text, "alone");
  }

  #changeCase(letterCase: LetterCase, count: number): boolean {
    return this.#repeat(count, () => {
      const end = forwardWord(this.text, this.cursor, "word");
      const range = { start: this.cursor, end };
      const word = this.text.slice(range.start, range.end);
      return this.#replace(range, toLetterCase(word, letterCase), "alone");
    });
  }

  #setMark(): boolean {
    this.#edited.setMark();
    this.#selection = { kind: "mark", anchor: this.cursor };
    return true;
  }

  #exchange(): boolean {
    const selected = this.#selection.kind;
    const anchor =
      this.#selection.kind === "none" || this.#selection.kind === "shown"
        ? this.#edited.mark
        : this.#selection.anchor;
    if (anchor === undefined) return false;
    const from = this.cursor;
    this.#edited.setMark();
    this.#selection = { kind: selected === "shift" ? "shift" : "mark", anchor: from };
    return this.#place(graphemeFloor(this.text, anchor));
  }

  #selectAll(): boolean {
    if (this.isEmpty) return false;
    this.#selection = { kind: "shift", anchor: 0 };
    this.#place(this.text.length);
    return true;
  }

  #deselect(): boolean {
    const had = this.selection !== undefined;
    this.#selection = noSelection;
    return had;
  }
}

/** A half of a surrogate pair is nothing that could stay behind. */
function wholeCodePoints(text: string, start: number, end: number): TextRange {
  const from = isLowSurrogate(text, start) ? start - 1 : start;
  if (start === end) return { start: from, end: from };
  return { start: from, end: isLowSurrogate(text, end) ? end + 1 : end };
}

function isLowSurrogate(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}
