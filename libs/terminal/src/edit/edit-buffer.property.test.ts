import { expect, test } from "bun:test";
import * as fc from "fast-check";
import { editActions, type EditAction } from "./edit-action.ts";
import { EditBuffer } from "./edit-buffer.ts";
import { plainTexts, texts } from "./testing/arbitrary-text.ts";

const isLong = process.env["AISH_LONG"] === "1";
const numRuns = isLong ? 20_000 : 500;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const graphemes = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

const names = Object.keys(editActions) as EditAction[];

type Step =
  | { readonly kind: "action"; readonly action: EditAction; readonly count: number }
  | { readonly kind: "insert" | "paste" | "set"; readonly text: string }
  | {
      readonly kind: "replace";
      readonly start: number;
      readonly end: number;
      readonly text: string;
    }
  | { readonly kind: "move"; readonly to: number };

const places = fc.nat(80);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("action" as const),
      action: fc.constantFrom(...names),
      count: fc.constantFrom(1, 1, 1, 2, 5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom("insert", "paste", "set"), text: texts }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("replace" as const),
      start: places,
      end: places,
      text: texts,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), to: places }) },
);

function take(buffer: EditBuffer, step: Step): void {
  switch (step.kind) {
    case "action":
      buffer.apply(step.action, step.count);
      break;
    case "insert":
      buffer.insert(step.text);
      break;
    case "paste":
      buffer.insertPaste(step.text);
      break;
    case "set":
      buffer.setText(step.text);
      break;
    case "replace":
      buffer.replace(
        Math.min(step.start, buffer.text.length),
        Math.min(step.end, buffer.text.length),
        step.text,
      );
      break;
    case "move":
      buffer.moveTo(step.to);
      break;
  }
}

function isBoundary(text: string, offset: number): boolean {
  let at = 0;
  for (const each of graphemes(text)) {
    if (at >= offset) break;
    at += each.length;
  }
  return at === offset;
}

test("whatever is done, the text is well formed and cursor and selection stand between graphemes", () => {
  fc.assert(
    fc.property(texts, fc.array(steps, { maxLength: 25 }), (text, done) => {
      const buffer = new EditBuffer(undefined, text);
      for (const step of done) {
        take(buffer, step);
        const { cursor, selection } = buffer;
        expect(buffer.text.isWellFormed()).toBe(true);
        for (const offset of [cursor, selection?.start ?? 0, selection?.end ?? 0]) {
          expect([buffer.text, offset, isBoundary(buffer.text, offset)]).toEqual([
            buffer.text,
            offset,
            true,
          ]);
        }
        expect(buffer.column).toBeGreaterThanOrEqual(0);
        expect(buffer.line).toBeLessThan(buffer.lineCount);
      }
    }),
    { numRuns },
  );
});

test("undo goes back to the first text and redo to the last", () => {
  fc.assert(
    fc.property(texts, fc.array(steps, { maxLength: 25 }), (text, done) => {
      const buffer = new EditBuffer(undefined, text);
      for (const step of done) take(buffer, step);
      while (buffer.apply("redo"));
      const last = buffer.text;
      while (buffer.apply("undo"));
      expect(buffer.text).toBe(text.toWellFormed());
      while (buffer.apply("redo"));
      expect(buffer.text).toBe(last);
    }),
    { numRuns },
  );
});

test("a yank brings back what was cut in a row", () => {
  const cuts = fc.constantFrom<EditAction>(
    "kill-line",
    "backward-kill-line",
    "kill-word",
    "backward-kill-word",
    "backward-kill-bigword",
  );
  fc.assert(
    fc.property(plainTexts, fc.nat(60), fc.array(cuts, { maxLength: 4 }), (text, at, actions) => {
      const buffer = new EditBuffer(undefined, text);
      buffer.moveTo(at);
      for (const action of actions) buffer.apply(action);
      if (buffer.text !== text) buffer.apply("yank");
      expect(buffer.text).toBe(text);
    }),
    { numRuns },
  );
});

/** Two lists of graphemes, put together and taken apart anew after each step. */
class SlowModel {
  before: readonly string[] = [];
  after: readonly string[] = [];

  get text(): string {
    return [...this.before, ...this.after].join("");
  }

  #place(text: string, cursor: number): void {
    let at = 0;
    const all = graphemes(text);
    const count = all.findIndex((each) => {
      if (at >= cursor) return true;
      at += each.length;
      return false;
    });
    this.before = count === -1 ? all : all.slice(0, count);
    this.after = count === -1 ? [] : all.slice(count);
  }

  insert(text: string): void {
    const cursor = this.before.join("").length + text.length;
    this.#place(this.before.join("") + text + this.after.join(""), cursor);
  }

  apply(action: EditAction): void {
    const before = this.before.join("");
    const after = this.after.join("");
    const lineStart = before.lastIndexOf("\n") + 1;
    const lineEnd = /\r?\n|$/.exec(after)?.index ?? 0;
    if (action === "backward-char")
      this.#place(this.text, before.length - (this.before.at(-1)?.length ?? 0));
    else if (action === "forward-char")
      this.#place(this.text, before.length + (this.after[0]?.length ?? 0));
    else if (action === "beginning-of-line") this.#place(this.text, lineStart);
    else if (action === "end-of-line") this.#place(this.text, before.length + lineEnd);
    else if (action === "backward-delete-char")
      this.#keep(this.before.slice(0, -1).join(""), after);
    else if (action === "delete-char") this.#keep(before, this.after.slice(1).join(""));
    else if (action === "newline") this.insert("\n");
  }

  #keep(before: string, after: string): void {
    this.#place(before + after, before.length);
  }
}

test("typing, moving and erasing do what a slow and obvious model does", () => {
  const plain = fc.constantFrom<EditAction>(
    "backward-char",
    "forward-char",
    "beginning-of-line",
    "end-of-line",
    "backward-delete-char",
    "delete-char",
    "newline",
  );
  const keys = fc.oneof(
    plain.map((action) => ({ action, text: "" })),
    texts.map((text) => ({ action: undefined, text })),
  );
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 30 }), (done) => {
      const buffer = new EditBuffer();
      const model = new SlowModel();
      for (const { action, text } of done) {
        if (action === undefined) {
          buffer.insert(text);
          if (text !== "") model.insert(text.toWellFormed());
        } else {
          buffer.apply(action);
          model.apply(action);
        }
        expect([buffer.textBeforeCursor, buffer.textAfterCursor]).toEqual([
          model.before.join(""),
          model.after.join(""),
        ]);
      }
    }),
    { numRuns },
  );
});
