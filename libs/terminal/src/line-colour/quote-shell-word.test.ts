import { describe, expect, test } from "bun:test";
import { lexShellLine } from "./lex-shell-line.ts";
import { quoteShellTail, quoteShellWord } from "./quote-shell-word.ts";
import type { OpenQuote } from "./to-shell-word.ts";

test.each([
  ["plain", undefined, "plain"],
  ["a b", undefined, String.raw`a\ b`],
  ["a b", "'", "'a b'"],
  ["it's", "'", String.raw`'it'\''s'`],
  ["a $b", '"', String.raw`"a \$b"`],
  ["a\nb", undefined, String.raw`$'a\nb'`],
  ["a\nb", '"', String.raw`$'a\nb'`],
  ["a'b", "$'", String.raw`$'a\'b'`],
  ["", undefined, "''"],
  ["~/a", undefined, String.raw`\~/a`],
  ["=a=b", undefined, String.raw`\=a=b`],
  ["漢字 é", undefined, "漢字\\ é"],
] as const)("%j in the quote %j", (value, quote, expected) => {
  expect(quoteShellWord(value, quote)).toBe(expected);
});

test("a tilde that stands for a directory stays bare", () => {
  expect(quoteShellWord("~/a b", undefined, "expands")).toBe(String.raw`~/a\ b`);
  expect(quoteShellWord("~me/a b", undefined, "expands")).toBe(String.raw`~me/a\ b`);
});

const values = [
  "a b",
  "it's",
  'say "hi"',
  "$HOME `id` $(id)",
  "a\\b",
  "\\",
  "*?[a]{b,c}",
  "#x",
  "!x!",
  "~",
  "=ls",
  "-n",
  "a=b",
  "%1",
  "^x^y",
  "a&b|c;d<e>f(g)",
  "line\nbreak\ttab",
  "\u001B[31mred\u0007",
  "1\u00012",
  "\u0085next",
  "é漢字👍🏽",
  "'\n\"",
  "a\u00A0b",
];
const quotes: readonly OpenQuote[] = [undefined, "'", '"', "$'"];

describe.each(["bash", "zsh"])("%s reads back", (shell) => {
  test.each(quotes)("every value in the quote %j", async (quote) => {
    const words = values.map((value) => quoteShellWord(value, quote)).join(" ");
    const script = `printf '%s\\0' ${words}`;
    const child = Bun.spawn([shell, ...(shell === "zsh" ? ["-f"] : []), "-c", script]);
    expect((await child.stdout.text()).split("\0").slice(0, -1)).toEqual(values);
  });

  test.each(quotes)("the rest of a word behind the quote %j", async (quote) => {
    const words = values
      .map((value) => `${quote ?? ""}ab${quoteShellTail(value, quote)}`)
      .join(" ");
    const script = `printf '%s\\0' ${words}`;
    const child = Bun.spawn([shell, ...(shell === "zsh" ? ["-f"] : []), "-c", script]);
    const expected = values.map((value) => `ab${value}`);
    expect((await child.stdout.text()).split("\0").slice(0, -1)).toEqual(expected);
  });
});

test.each(quotes)("the lexer reads back every value in the quote %j", (quote) => {
  for (const value of values) {
    const line = `x ${quoteShellWord(value, quote)}`;
    expect(lexShellLine(line)[1]).toMatchObject({ value, open: undefined, isDynamic: false });
  }
});
