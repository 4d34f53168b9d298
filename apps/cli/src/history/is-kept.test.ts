import { expect, test } from "bun:test";
import { isKept } from "./is-kept.ts";

test.each([
  ["ls", true],
  [" ls", false],
  ["\tls", false],
  ["", false],
  ["..", false],
  ["...", false],
  ["../ ", false],
  ["../x", true],
  [". env", true],
])("%p is kept: %p", (line, expected) => {
  expect(isKept(line)).toBe(expected);
});
