import { expect, test } from "bun:test";
import { splitLast } from "./split-last.ts";

test.each([
  ["make", "", "make"],
  ["cd /tmp; sleep 1", "cd /tmp", "sleep 1"],
  ["a; b && c | d", "a", "b && c | d"],
  ["echo 'a; b'", "", "echo 'a; b'"],
  ["(a; b)", "", "(a; b)"],
  ["for x in 1; do y; done", "", "for x in 1; do y; done"],
  ["a\nb", "a", "b"],
])("%j: %j is waited for, %j is not", (line, before, last) => {
  expect(splitLast(line)).toEqual({ before, last });
});
