import { expect, test } from "bun:test";
import { quoteWords } from "./quote-words.ts";

const words = ["make", "-j8", "", "a b", "it's", "$HOME", "*", "~", "#x", "A=1", "x\ny", "ü"];

test.each(["bash", "sh", "zsh"])("%s splits the line into the same words", async (shell) => {
  const line = `printf '%s\\0' ${quoteWords(words)}`;
  const child = Bun.spawn([shell, "-c", line], { stderr: "inherit" });
  expect((await child.stdout.text()).split("\0").slice(0, -1)).toEqual(words);
});

test.each([
  { word: "-j8", quoted: "-j8" },
  { word: "../a.out:1", quoted: "../a.out:1" },
  { word: "A=1", quoted: "'A=1'" },
])("$word becomes $quoted", ({ word, quoted }) => {
  expect(quoteWords([word])).toBe(quoted);
});
