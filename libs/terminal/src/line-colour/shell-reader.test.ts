import { expect, test } from "bun:test";
import { lexShellLine } from "./lex-shell-line.ts";
import { ShellReader } from "./shell-reader.ts";
import { randomLine } from "./testing/random-line.ts";
import { wordAt } from "./word-at.ts";
import type { ShellToken } from "./shell-token.ts";

const rounds = process.env["AISH_LONG"] === "1" ? 500 : 10;

/** A command that a chunk ends in has two numbers, and words behind the first two are all alike. */
function shown(tokens: readonly ShellToken[]): unknown {
  return tokens.map((token) => ({ ...token, command: 0, place: Math.min(token.place, 2) }));
}

test("a text that changes is read as if it were read for the first time", () => {
  for (let seed = 0; seed < rounds; seed += 1) {
    const reader = new ShellReader();
    let text = Array.from({ length: 200 }, (_, line) => randomLine(seed * 1000 + line)).join("\n");
    // A here-document or a quote left open would make it one chunk.
    text = text.replaceAll(/['"`]|<<|\$\(|\$\{/g, "");
    for (let edit = 0; edit < 12; edit += 1) {
      const at = ((seed + 1) * 7919 * (edit + 3)) % (text.length + 1);
      const removed = edit % 3 === 0 ? 5 : 0;
      text = text.slice(0, at) + randomLine(seed * 31 + edit) + text.slice(at + removed);
      const tokens = reader.tokens(text);
      const fresh = new ShellReader().tokens(text);
      expect(shown(tokens)).toEqual(shown(fresh));
      expect(tokens.map(({ kind, start, end }) => [kind, start, end])).toEqual(
        lexShellLine(text).map(({ kind, start, end }) => [kind, start, end]),
      );
      expect(reader.wordAt(text, at)).toEqual(wordAt(text, at));
    }
  }
}, 120_000);

test("a part of a long text is told with the offsets of the whole", () => {
  const text = "echo a b | wc\n".repeat(5000);
  const reader = new ShellReader();
  const tokens = reader.tokens(text, 35_000, 35_100);
  expect(tokens.length).toBeLessThan(1500);
  expect(tokens.some(({ start, end }) => start <= 35_000 && end >= 34_990)).toBe(true);
  for (const { value, start, end } of tokens) expect(value).toBe(text.slice(start, end));
});

test("a line without an end is cut as well", () => {
  const text = "foo bar ".repeat(20_000);
  const tokens = new ShellReader().tokens(text, 80_000, 80_100);
  expect(tokens.length).toBeLessThan(4000);
});
