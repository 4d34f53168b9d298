import { graphemeCeil, graphemeFloor } from "./grapheme.ts";
import type { TextRange } from "./text-range.ts";
import { UndoHistory, type EditKind } from "./undo-history.ts";

/** A text with a cursor and a mark that stay where they belong through edits, undo and redo. */
export class EditedText {
  readonly #undo = new UndoHistory();
  #text = "";
  #cursor = 0;
  #mark: number | undefined;

  get text(): string {
    return this.#text;
  }

  get cursor(): number {
    return this.#cursor;
  }

  get mark(): number | undefined {
    return this.#mark === undefined ? undefined : graphemeFloor(this.#text, this.#mark);
  }

  reset(text: string): void {
    this.#undo.clear();
    this.#text = text;
    this.#cursor = text.length;
    this.#mark = undefined;
  }

  setMark(): void {
    this.#mark = this.#cursor;
  }

  /** False if the cursor is there already. The offset is one between graphemes. */
  place(offset: number): boolean {
    if (offset === this.#cursor) return false;
    this.#cursor = offset;
    this.#undo.seal();
    return true;
  }

  /** Leaves the cursor behind what was inserted. False if nothing changed or moved. */
  replace({ start, end }: TextRange, inserted: string, kind: EditKind): boolean {
    const removed = this.#text.slice(start, end);
    const changed = this.#text.slice(0, start) + inserted + this.#text.slice(end);
    const cursor = graphemeCeil(changed, start + inserted.length);
    if (removed === inserted) return this.place(cursor);
    this.#undo.record({ offset: start, removed, inserted }, kind, this.#cursor, cursor);
    this.#moveMark(start, end, inserted.length);
    this.#text = changed;
    this.#cursor = cursor;
    return true;
  }

  undo(): boolean {
    const step = this.#undo.undo();
    if (step === undefined) return false;
    for (const { offset, removed, inserted } of step.edits.toReversed()) {
      this.#put(offset, inserted.length, removed);
    }
    this.#cursor = step.cursorBefore;
    return true;
  }

  redo(): boolean {
    const step = this.#undo.redo();
    if (step === undefined) return false;
    for (const { offset, removed, inserted } of step.edits) {
      this.#put(offset, removed.length, inserted);
    }
    this.#cursor = step.cursorAfter;
    return true;
  }

  beginGroup(): void {
    this.#undo.beginGroup();
  }

  endGroup(): void {
    this.#undo.endGroup();
  }

  #put(offset: number, length: number, text: string): void {
    this.#moveMark(offset, offset + length, text.length);
    this.#text = this.#text.slice(0, offset) + text + this.#text.slice(offset + length);
  }

  #moveMark(start: number, end: number, inserted: number): void {
    if (this.#mark === undefined || this.#mark <= start) return;
    this.#mark = this.#mark >= end ? this.#mark + inserted - (end - start) : start;
  }
}
