import { expect, test } from "bun:test";
import { displayWidth } from "./display-width.ts";

test.each([
  ["", 0],
  ["abc é", 5],
  ["日本語", 6],
  ["e\u0301", 1],
  ["한글", 4],
  ["😀!", 3],
  ["ａ", 2],
])("%p takes %d columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
