import { expect, test } from "bun:test";
import { createPathCheck } from "./path-check.ts";

const place = { cwd: "/", home: import.meta.dir };

test.each([
  [import.meta.path, true],
  ["~/path-check.ts", true],
  ["~", true],
  ["usr", true],
  ["/no/such/file", false],
  ["~/no such file", false],
])("%s exists: %p", (path, expected) => {
  expect(createPathCheck()(path, place)).toBe(expected);
});
