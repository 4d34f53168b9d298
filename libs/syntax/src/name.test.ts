import { expect, test } from "bun:test";
import { isName, nameEnd, toName, unseenCharacter } from "./name.ts";

test.each(["a", "_", "_1", "a1", "café", "名前", "🚀", "x☃y", "µ"])("%s is a name", (text) => {
  expect(isName(text)).toBe(true);
});

test.each(["", "1a", "a-b", "a.b", "a b", "a\u200b", "é!"])("%j is no name", (text) => {
  expect(isName(text)).toBe(false);
});

test("a name ends where its characters end", () => {
  expect(nameEnd("$ab-c", 1, 5)).toBe(3);
  expect(nameEnd("abc", 0, 2)).toBe(2);
  expect(nameEnd("-", 0, 1)).toBe(0);
});

test("two spellings of one name are one name", () => {
  expect(toName("cafe\u0301")).toBe("caf\u00e9");
});

test.each([
  ["a\u200bb", "U+200B"],
  ["a\u00a0b", "U+00A0"],
  ["a\u202eb", "U+202E"],
  ["ab", undefined],
])("%j hides %s", (text, shown) => expect(unseenCharacter(text)).toBe(shown));
