import { describe, expect, test } from "bun:test";
import { readColouredLine, readPlainLine } from "./read-coloured-line.ts";

const esc = "\u001B";

describe("a line as a program wrote it", () => {
  test.each([
    ["plain text has no look", "a b", [["a b", ""]]],
    [
      "a colour lasts until it is reset",
      `a${esc}[31mb${esc}[0mc`,
      [
        ["a", ""],
        ["b", "31"],
        ["c", ""],
      ],
    ],
    ["looks add up", `${esc}[1m${esc}[31mx`, [["x", "1;31"]]],
    ["a later colour takes the place of the one before", `${esc}[31m${esc}[32mx`, [["x", "32"]]],
    [
      "24 bit and indexed colours are kept",
      `${esc}[38;2;1;2;3;48;5;7mx`,
      [["x", "38;2;1;2;3;48;5;7"]],
    ],
    ["colours with colons are kept", `${esc}[38:5:9mx`, [["x", "38:5:9"]]],
    ["a colour that is none is left out", `${esc}[38;9mx`, [["x", ""]]],
    ["what clears the line's end shows nothing", `a${esc}[Kb`, [["ab", ""]]],
    ["a sequence that moves the cursor is shown", `${esc}[2Jx`, [["^[[2Jx", ""]]],
    ["control characters are shown", "a\u0007\u009Bb", [["a^G·b", ""]]],
    ["a carriage return is shown", "a\rb", [["a^Mb", ""]]],
    [
      "a letter over itself is bold",
      "a\bab",
      [
        ["a", "1"],
        ["b", ""],
      ],
    ],
    [
      "a letter over a line is underlined",
      "_\bab",
      [
        ["a", "4"],
        ["b", ""],
      ],
    ],
    [
      "a link is its text",
      `${esc}]8;;http://x${esc}\\word${esc}]8;;${esc}\\ on`,
      [["word on", ""]],
    ],
    ["a title for the window is shown, not set", `${esc}]0;x\u0007`, [["^[]0;x^G", ""]]],
  ] as const)("%s", (_rule, line, spans) => {
    const read = readColouredLine(line);
    expect(read.spans.map(({ text, sgr }) => [text, sgr])).toEqual(spans.map((span) => [...span]));
    expect(readPlainLine(line)).toBe(spans.map(([text]) => text).join(""));
  });

  test("the looks of a line do not grow with what was switched before", () => {
    const line = `${`${esc}[1;31m${esc}[38;2;1;2;3m`.repeat(5000)}x`;
    expect(readColouredLine(line).spans).toEqual([{ text: "x", sgr: "1;38;2;1;2;3" }]);
  });
});
