import { expect, test } from "bun:test";
import type { KeyName } from "../terminal/decode-keys.ts";
import { edit, insert, type Line } from "./edit-line.ts";

/** The cursor is written as a bar. */
const line = (text: string): Line => ({ text: text.replace("|", ""), cursor: text.indexOf("|") });
const shown = ({ text, cursor }: Line): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`;

const rows: { before: string; key: KeyName; after: string }[] = [
  { before: "ab|c", key: "left", after: "a|bc" },
  { before: "|abc", key: "left", after: "|abc" },
  { before: "ab|c", key: "right", after: "abc|" },
  { before: "abc|", key: "right", after: "abc|" },
  { before: "a👨‍👩‍👧|b", key: "left", after: "a|👨‍👩‍👧b" },
  { before: "ae\u0301|b", key: "backspace", after: "a|b" },
  { before: "ab|c", key: "home", after: "|abc" },
  { before: "a|bc", key: "end", after: "abc|" },
  { before: "ab|c", key: "backspace", after: "a|c" },
  { before: "a|bc", key: "delete", after: "a|c" },
  { before: "one two|", key: "killWord", after: "one |" },
  { before: "one two  |", key: "killWord", after: "one |" },
  { before: "one |two", key: "killToEnd", after: "one |" },
  { before: "one |two", key: "killToStart", after: "|two" },
  { before: "one two|", key: "wordLeft", after: "one |two" },
  { before: "|one two", key: "wordRight", after: "one| two" },
  { before: "ab|c", key: "clear", after: "ab|c" },
];

test.each(rows)("$key makes $before $after", ({ before, key, after }) => {
  expect(shown(edit(line(before), key))).toBe(after);
});

test("what is typed goes in at the cursor", () => {
  expect(shown(insert(line("a|c"), "b"))).toBe("ab|c");
});
