import { expect, test } from "bun:test";
import { variableName } from "./variable-name.ts";

test.each([
  ["_a1", "_a1"],
  ["caf\u00e9", "caf\u00e9"],
  ["cafe\u0301", "caf\u00e9"],
  ["名前", "名前"],
  ["🚀x", "🚀x"],
  ["1a", undefined],
  ["a-b", undefined],
  ["a\u200bb", undefined],
  ["", undefined],
])("%j is kept as %j", (text, name) => {
  expect(variableName(text)).toBe(name);
});
