import { assertNever } from "@aish/core";
import { detachedText } from "./detached-text.ts";

/** `removed` stood at `offset` and `inserted` stands there now. */
export interface Edit {
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What one undo takes back: its edits in the order in which they were made. */
export interface UndoStep {
  readonly edits: readonly Edit[];
  readonly cursorBefore: number;
  readonly cursorAfter: number;
}

/** Whether an edit may be one step with the same kind of edit right before it. */
export type EditKind = "typing" | "erasing" | "alone";

interface OpenStep {
  kind: EditKind;
  edits: Edit[];
  cursorBefore: number;
  cursorAfter: number;
  size: number;
}

const maxSteps = 1000;
const maxSize = 4_000_000;
/** An edit costs memory even if it is short. */
const editSize = 32;

/** The steps that can be undone and redone, bounded in number and in UTF-16 units. */
export class UndoHistory {
  #done: OpenStep[] = [];
  #undone: OpenStep[] = [];
  #size = 0;
  #isSealed = true;
  #groups = 0;
  #groupHasStep = false;

  record(edit: Edit, kind: EditKind, cursorBefore: number, cursorAfter: number): void {
    for (const step of this.#undone) this.#size -= step.size;
    this.#undone = [];
    const last = this.#done.at(-1);
    if (last === undefined || !this.#joins(last, edit, kind)) {
      const size = sizeOf(edit);
      this.#done.push({ kind, edits: [detached(edit)], cursorBefore, cursorAfter, size });
      this.#size += size;
    } else {
      const before = last.size;
      append(last, edit);
      last.cursorAfter = cursorAfter;
      this.#size += last.size - before;
    }
    this.#isSealed = false;
    this.#groupHasStep = this.#groups > 0;
    this.#shrink();
  }

  /** The next edit begins a step, whatever it is. */
  seal(): void {
    this.#isSealed = true;
  }

  /** All edits up to the matching `endGroup` are one step. */
  beginGroup(): void {
    if (this.#groups === 0) this.#groupHasStep = false;
    this.#groups += 1;
  }

  endGroup(): void {
    this.#groups = Math.max(0, this.#groups - 1);
    this.#isSealed = true;
  }

  /** Ends an open group. */
  undo(): UndoStep | undefined {
    return this.#turn(this.#done, this.#undone);
  }

  redo(): UndoStep | undefined {
    return this.#turn(this.#undone, this.#done);
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.#size = 0;
    this.#groups = 0;
    this.#isSealed = true;
  }

  #turn(from: OpenStep[], to: OpenStep[]): UndoStep | undefined {
    this.#groups = 0;
    this.#isSealed = true;
    const step = from.pop();
    if (step !== undefined) to.push(step);
    return step;
  }

  #joins(last: OpenStep, edit: Edit, kind: EditKind): boolean {
    if (this.#groups > 0) return this.#groupHasStep;
    if (this.#isSealed || last.kind !== kind) return false;
    const previous = last.edits.at(-1);
    if (previous === undefined) return false;
    switch (kind) {
      case "typing":
        return (
          edit.removed === "" &&
          edit.offset === previous.offset + previous.inserted.length &&
          !beginsWord(previous.inserted, edit.inserted)
        );
      case "erasing":
        return joinsErasing(previous, edit);
      case "alone":
        return false;
      default:
        return assertNever(kind);
    }
  }

  #shrink(): void {
    let dropped = 0;
    for (const step of this.#done) {
      const left = this.#done.length - dropped;
      if (left <= 1 || (left <= maxSteps && this.#size <= maxSize)) break;
      this.#size -= step.size;
      dropped += 1;
    }
    this.#done.splice(0, dropped);
  }
}

function sizeOf({ removed, inserted }: Edit): number {
  return removed.length + inserted.length + editSize;
}

/** Adds an edit to a step, as part of its last edit if the two touch. */
function append(step: OpenStep, edit: Edit): void {
  const last = step.edits.at(-1);
  const joined = last === undefined ? undefined : joinEdits(last, edit);
  if (last === undefined || joined === undefined) {
    step.edits.push(detached(edit));
    step.size += sizeOf(edit);
    return;
  }
  step.edits[step.edits.length - 1] = joined;
  step.size += sizeOf(joined) - sizeOf(last);
}

function joinEdits(last: Edit, edit: Edit): Edit | undefined {
  const end = last.offset + last.inserted.length;
  if (edit.removed === "" && edit.offset === end) {
    return { ...last, inserted: last.inserted + detachedText(edit.inserted) };
  }
  if (edit.inserted !== "" || last.inserted !== "") return undefined;
  if (edit.offset + edit.removed.length === last.offset) {
    return { ...edit, removed: detachedText(edit.removed) + last.removed };
  }
  if (edit.offset === last.offset)
    return { ...last, removed: last.removed + detachedText(edit.removed) };
  return undefined;
}

function joinsErasing(last: Edit, edit: Edit): boolean {
  if (last.inserted !== "" || edit.inserted !== "") return false;
  if (edit.offset + edit.removed.length === last.offset) {
    return !beginsWord(last.removed.slice(0, 1), edit.removed);
  }
  return edit.offset === last.offset && !beginsWord(last.removed.slice(-1), edit.removed);
}

function beginsWord(before: string, after: string): boolean {
  return /\s$/.test(before.slice(-1)) && /^\S/.test(after);
}

function detached({ offset, removed, inserted }: Edit): Edit {
  return { offset, removed: detachedText(removed), inserted: detachedText(inserted) };
}
