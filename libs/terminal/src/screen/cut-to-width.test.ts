import { expect, test } from "bun:test";
import { cutToWidth } from "./cut-to-width.ts";
import type { StyledLine } from "./styled.ts";
import { widthOf } from "./width-of.ts";

const line: StyledLine = [
  { text: "ab", sgr: "1" },
  { text: "漢字", sgr: "4" },
];

/** One character a span, so that it does not matter how a line is cut into spans. */
function joined(spans: StyledLine): string {
  return spans.map(({ text, sgr }) => text.replaceAll(/./gu, `$&${sgr}`)).join("");
}

test.each<[columns: number, cut: StyledLine]>([
  [6, line],
  [
    5,
    [
      { text: "ab", sgr: "1" },
      { text: "漢…", sgr: "4" },
    ],
  ],
  [
    4,
    [
      { text: "ab", sgr: "1" },
      { text: "…", sgr: "4" },
    ],
  ],
  [
    2,
    [
      { text: "a", sgr: "1" },
      { text: "…", sgr: "1" },
    ],
  ],
  [1, [{ text: "…", sgr: "1" }]],
  [0, []],
])("cut to %d columns, the mark has the look of what it stands for", (columns, cut) => {
  const result = cutToWidth(line, columns);
  expect(joined(result)).toBe(joined(cut));
  expect(widthOf(result)).toBeLessThanOrEqual(columns);
});

test.each<[text: string, width: number]>([
  ["", 0],
  ["abc", 3],
  ["漢字", 4],
  ["e\u0301", 1],
  ["👨‍👩‍👧", 2],
  ["\x1b[m", 4],
  ["a\tb", 9],
])("%j takes %d columns", (text, width) => {
  expect(widthOf([{ text, sgr: "" }])).toBe(width);
});
