import { expect, test } from "bun:test";
import { quoted, quoteWord } from "./quote-word.ts";

test.each([
  ["a/b-c.txt", "a/b-c.txt"],
  ["", "''"],
  ["a b", "'a b'"],
  ["-rf", "'-rf'"],
  ["$x", "'$x'"],
  ["it's", `'it'"'"'s'`],
  ["é", "'é'"],
])("%p is written %s", (text, word) => {
  expect(quoteWord(text)).toBe(word);
});

test("quoted text has quotes, needed or not", () => {
  expect(quoted("ls")).toBe("'ls'");
});
