import { expect, test } from "bun:test";
import { describedRows } from "./described-rows.ts";

const rows = [
  ["  a", "one two three four five six"],
  ["  longer", "seven"],
  ["  bare", ""],
] as const;

test("words go on below each other beside the names", () => {
  expect(describedRows(rows, 34)).toBe(
    `  a       one two three four five
          six
  longer  seven
  bare
`,
  );
});

test("where there is no room beside the names they stand below them", () => {
  expect(describedRows(rows, 20)).toBe(
    `  a
    one two three
    four five six
  longer
    seven
  bare
`,
  );
});
