import { expect, test } from "bun:test";
import { toJson } from "./json-print.ts";
import { NumberWord, type Value } from "./value.ts";

test.each<[string, Value, string]>([
  ["a padded number is printed as JSON has it", new NumberWord(7, "007"), "7"],
  ["a plus sign is left out", new NumberWord(5, "+5"), "5"],
  ["1.50 is kept", new NumberWord(1.5, "1.50"), "1.50"],
  ["a big integer has all its digits", 2n ** 60n, "1152921504606846976"],
  ["control characters are escaped", "a\u0001\n\u007f", '"a\\u0001\\n\u007f"'],
  ["half a surrogate pair is escaped", "\ud800", '"\\ud800"'],
  ["bytes that are text are a string", new TextEncoder().encode("é"), '"é"'],
])("%s", (_, value, json) => {
  expect(toJson(value)).toBe(json);
});

test("pretty JSON is indented by two spaces and keeps empty collections short", () => {
  const value: Value = new Map<string, Value>([
    ["a", [1, []]],
    ["b", new Map()],
    ["c", new Map([["d", "e"]])],
  ]);
  expect(toJson(value, { pretty: true })).toBe(
    '{\n  "a": [\n    1,\n    []\n  ],\n  "b": {},\n  "c": {\n    "d": "e"\n  }\n}',
  );
});

test.each<[string, Value]>([
  ["an infinite number", Infinity],
  ["binary data", [new Uint8Array([255])]],
])("%s has no JSON", (_, value) => {
  expect(() => toJson(value)).toThrow();
});

test("a value without end is refused before the stack ends", () => {
  let value: Value = [];
  for (let level = 0; level < 100_000; level += 1) value = [value];
  expect(() => toJson(value)).toThrow("levels deep");
});
