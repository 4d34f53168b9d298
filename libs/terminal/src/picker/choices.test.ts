import { describe, expect, test } from "bun:test";
import type { KeyEvent } from "../keys/key-event.ts";
import { createPalette } from "../theme/create-palette.ts";
import { plain } from "../theme/themes/plain.ts";
import { foundWords } from "./found-words.ts";
import type { PickerView } from "./picker.ts";
import { singleChoice } from "./single-choice.ts";
import { TextField } from "./text-field.ts";
import { YesOrNo } from "./yes-or-no.ts";

const colourless = createPalette(plain, "none");
const palette = () => colourless;
const values = ["staging", "production", "testing"];

interface Player<Result> {
  handle(event: KeyEvent): Result;
}

/** Words are typed, what is in angle brackets are keys. */
function play<Result>(player: Player<Result>, keys: string): Result | undefined {
  let result: Result | undefined;
  for (const [part] of keys.matchAll(/<[^>]+>|[^<]+/g)) {
    result = player.handle(
      part.startsWith("<")
        ? { kind: "chord", chord: part.slice(1, -1) }
        : { kind: "text", text: part },
    );
  }
  return result;
}

const seen = ({ rows }: PickerView): string[] =>
  rows.map((line) =>
    line
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );

describe("one value", () => {
  test("is found by words in any order, whatever their case", () => {
    const choice = singleChoice({ title: "where", values, palette });
    expect(play(choice, "ING ST")).toEqual({ kind: "open" });
    expect(seen(choice.view(40, 5)).slice(1, 3)).toEqual(["> staging", "  testing"]);
    expect(play(choice, "<down><enter>")).toEqual({ kind: "taken", row: "testing", how: "accept" });
  });
});

const asked = (usual: "yes" | "no") => new YesOrNo({ question: "deploy it?", usual, palette });

describe("yes or no", () => {
  test.each([
    { usual: "no", keys: "y", result: { kind: "answered", yes: true } },
    { usual: "yes", keys: "N", result: { kind: "answered", yes: false } },
    { usual: "no", keys: "<enter>", result: { kind: "answered", yes: false } },
    { usual: "no", keys: "<tab><enter>", result: { kind: "answered", yes: true } },
    { usual: "yes", keys: "<left><right><enter>", result: { kind: "answered", yes: true } },
    { usual: "yes", keys: "<escape>", result: { kind: "cancelled" } },
    { usual: "yes", keys: "x", result: { kind: "open" } },
    { usual: "yes", keys: "yes indeed", result: { kind: "open" } },
  ] as const)("$keys where $usual is usual gives $result", ({ usual, keys, result }) => {
    expect(play(asked(usual), keys)).toEqual(result);
  });

  test("a paste is no answer", () => {
    expect(asked("no").handle({ kind: "paste", text: "y" })).toEqual({ kind: "open" });
  });

  test("what Enter would say is marked", () => {
    expect(seen(asked("no").view(40))).toEqual(["deploy it?   yes [no]"]);
    expect(seen(asked("yes").view(40))).toEqual(["deploy it?  [yes] no"]);
    expect(seen(asked("yes").view(16))).toEqual(["depl…  [yes] no"]);
  });
});

describe("a text field", () => {
  test("gives what was typed", () => {
    const field = new TextField({ title: "name", text: "old", palette });
    expect(play(field, "er<enter>")).toEqual({ kind: "taken", text: "older" });
    expect(play(field, "<ctrl+c>")).toEqual({ kind: "cancelled" });
  });

  test("shows dots for what is secret, one for each letter", () => {
    const field = new TextField({ title: "token", secret: true, palette });
    play(field, "pass😀");
    const view = field.view(40);
    expect(seen(view)).toEqual(["token: •••••"]);
    expect(view.cursor.column).toBe(12);
    expect(play(field, "<enter>")).toEqual({ kind: "taken", text: "pass😀" });
  });

  test("takes a long paste whole", () => {
    const field = new TextField({ title: "key", palette });
    field.handle({ kind: "paste", text: "k".repeat(5000) });
    expect(play(field, "<enter>")).toEqual({ kind: "taken", text: "k".repeat(5000) });
  });
});

test.each([
  { text: "git commit", query: "", found: [] },
  { text: "git commit", query: "com", found: [4, 5, 6] },
  { text: "git commit", query: "IT g", found: [0, 1, 2] },
  { text: "git commit", query: "push", found: undefined },
  { text: "İx", query: "x", found: [1] },
])("the words $query stand in $text at $found", ({ text, query, found }) => {
  expect(foundWords(text, query)).toEqual(found as never);
});
