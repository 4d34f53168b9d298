import { describe, expect, test } from "bun:test";
import { editWithin, moveRow } from "./edit-lines.ts";

/** A line whose cursor is where the bar stands. */
const at = (text: string) => ({ text: text.replace("|", ""), cursor: text.indexOf("|") });
const shown = ({ text, cursor }: { text: string; cursor: number }): string =>
  `${text.slice(0, cursor)}|${text.slice(cursor)}`;

describe("an editing key", () => {
  test.each([
    { key: "home", from: "one\ntw|o\nend", to: "one\n|two\nend" },
    { key: "end", from: "one\n|two\nend", to: "one\ntwo|\nend" },
    { key: "killToEnd", from: "one\nt|wo\nend", to: "one\nt|\nend" },
    { key: "killToStart", from: "one\ntw|o\nend", to: "one\n|o\nend" },
    { key: "backspace", from: "one\n|two", to: "one|two" },
    { key: "left", from: "one\n|two", to: "one|\ntwo" },
  ] as const)("$key keeps to its line unless it joins two", ({ key, from, to }) => {
    expect(shown(editWithin(at(from), key))).toBe(to);
  });
});

describe("a move by a row", () => {
  test.each([
    { key: "up", from: "one\ntw|o", to: "on|e\ntwo" },
    { key: "down", from: "on|e\ntwo", to: "one\ntw|o" },
    { key: "up", from: "a\nlong|er", to: "a|\nlonger" },
    { key: "down", from: "a|bc\n\nx", to: "abc\n|\nx" },
    { key: "up", from: "o|ne\ntwo", to: undefined },
    { key: "down", from: "one\n|", to: undefined },
  ] as const)("$key keeps the column as far as it can", ({ key, from, to }) => {
    const moved = moveRow(at(from), key);
    expect(moved && shown(moved)).toBe(to);
  });
});
