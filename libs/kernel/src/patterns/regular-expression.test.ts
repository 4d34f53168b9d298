import { expect, test } from "bun:test";
import { createRegularExpression } from "./regular-expression.ts";

test.each<[string, string, boolean]>([
  ["a.c", "xabcx", true],
  ["^a.c$", "xabc", false],
  ["a.c", "a\nc", false],
  ["^(ab|cd)+$", "abcdab", true],
  ["^[[:alpha:]_][[:alnum:]_]*$", "a_1", true],
  ["^[^[:space:]]+$", "a b", false],
  ["[]x]", "]", true],
  ["[^]x]", "]", false],
  ["[a-]", "-", true],
  ["[a\\]b]", "]", true],
  ["^[+-]?[0-9]{2,3}$", "-123", true],
  ["a{,3}", "a{,3}", true],
  ["x{", "x{", true],
  ["]}", "]}", true],
  ["\\.txt$", "a.txt", true],
  ["a\\-b_\\/", "a-b_/", true],
  ["\\bword\\b", "a word!", true],
  ["\\<wor", "sword", false],
  ["\\d+\\s\\w", "12 x", true],
  ["(?i)HELLO", "say hello", true],
  ["^.$", "😀", true],
  ["[😀-😂]", "😁", true],
  ["\\x41\\u0042", "AB", true],
  ["(?:a)(?P<n>b)", "ab", true],
  ["^(a|)$", "", true],
  ["", "anything", true],
  ["\\p{Lu}", "É", true],
  ["a|b|^c", "xc", false],
  ["a+?b", "aab", true],
])("%j against %j is %p", async (pattern, text, found) => {
  expect(await createRegularExpression(pattern).matches(text)).toBe(found);
});

test.each([
  ["("],
  [")"],
  ["["],
  ["[b-a]"],
  ["[[:what:]]"],
  ["*a"],
  ["a**"],
  ["a{2,1}"],
  ["a{2000}"],
  ["(a)\\1"],
  ["(?=a)"],
  ["(?<!a)"],
  ["\\q"],
  ["a\\"],
  ["(".repeat(1000)],
])("%j is refused", (pattern) => {
  expect(() => createRegularExpression(pattern)).toThrow("is not a valid regular expression");
});

// A backtracking engine would not come back from any of these.
test.each<[string, string]>([
  ["(a+)+$", `${"a".repeat(50_000)}b`],
  ["^(a|a)*$", `${"a".repeat(50_000)}b`],
  ["(x+x+)+y", "x".repeat(50_000)],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(20_000)],
  ["a*a*a*a*a*b", "a".repeat(20_000)],
  ["(.*)(.*)(.*)(.*)[^a]z", "a".repeat(20_000)],
])("%j comes back from a text that does not match", async (pattern, text) => {
  expect(await createRegularExpression(pattern).matches(text)).toBe(false);
});

test.each<[string, string]>([
  ["^[a-z]+://[^/]+/", "https://example.org/"],
  ["foo", `${"x".repeat(100_000)}foo`],
  ["^(v)?[0-9]+[.][0-9]+$", "v1.5"],
])("%j answers at once, as nothing can go wrong", (pattern, text) => {
  expect(createRegularExpression(pattern).matches(text)).toBe(true);
});

test.each<[string, string, boolean]>([
  ["(a|b)+c{2}[[:digit:]]", "xxabacc5", true],
  ["(?i)(A|b)+C", "abac", true],
  ["((x|y).)+$", "x\n", false],
  ["(\\/|\\-)+\\.", "-/-.", true],
  ["(😀|a)+b", "😀ab", true],
])("both engines agree about %j", async (pattern, text, found) => {
  expect(await createRegularExpression(pattern).matches(text)).toBe(found);
  const long = `${"-".repeat(2_000_000)}\n${text}`;
  expect(await createRegularExpression(pattern).matches(long)).toBe(found);
});
