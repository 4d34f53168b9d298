import { describe, expect, test } from "bun:test";
import { createPattern } from "./create-pattern.ts";
import type { Pattern } from "./pattern.ts";
import { changeCase, replaceText, sliceText, trimText } from "./text-operations.ts";

const glob = (pattern: string): Pattern => createPattern([{ kind: "glob", pattern }]);

describe("trimming", () => {
  test.each([
    ["a/b/c", "*/", "start", false, "b/c"],
    ["a/b/c", "*/", "start", true, "c"],
    ["a.tar.gz", ".*", "end", false, "a.tar"],
    ["a.tar.gz", ".*", "end", true, "a"],
    ["abc", "a", "start", false, "bc"],
    ["abc", "c", "end", false, "ab"],
    ["abc", "x*", "start", true, "abc"],
    ["abc", "x", "end", true, "abc"],
    ["abc", "", "end", true, "abc"],
    ["abc", "*", "start", true, ""],
    ["abc", "*", "end", false, "abc"],
    ["😀x", "?", "start", false, "x"],
    ["x😀", "?", "end", false, "x"],
    ["", "*", "end", true, ""],
  ] as const)("%j by %j at the %s, longest %p: %j", (text, pattern, side, longest, expected) => {
    expect(trimText(text, glob(pattern), side, longest)).toBe(expected);
  });
});

describe("replacing", () => {
  const first = { all: false, anchor: undefined };
  const all = { all: true, anchor: undefined };
  const start = { all: false, anchor: "start" } as const;
  const end = { all: false, anchor: "end" } as const;
  test.each([
    ["banana", "an", "-", first, "b-ana"],
    ["banana", "an", "-", all, "b--a"],
    ["banana", "a*n", "-", first, "b-a"],
    ["banana", "?", ".", all, "......"],
    ["banana", "[bn]", "", all, "aaa"],
    ["banana", "ba", "x", start, "xnana"],
    ["banana", "an", "x", start, "banana"],
    ["banana", "a*", "x", end, "bx"],
    ["banana", "n", "x", end, "banana"],
    ["banana", "", "x", all, "banana"],
    ["banana", "", "x", start, "xbanana"],
    ["banana", "", "x", end, "bananax"],
    ["", "*", "x", all, "x"],
    ["", "a", "x", all, ""],
    ["a", "a", "$&$1\\", all, "$&$1\\"],
    ["a", "a", "$&", first, "$&"],
    ["abcabc", "{b,bc}", "-", all, "a-a-"],
    ["xaxa", "{,a}", "-", all, "x-x-"],
    ["😀", "?", "x", all, "x"],
  ] as const)("%j: %j by %j, %o: %j", (text, pattern, replacement, options, expected) => {
    expect(replaceText(text, glob(pattern), replacement, options)).toBe(expected);
  });
});

describe("changing case", () => {
  test.each([
    ["straße", "upper", true, "STRASSE"],
    ["ÄÖ", "lower", true, "äö"],
    ["élan vital", "upper", false, "Élan vital"],
    ["ABC", "lower", false, "aBC"],
    ["𐐨x", "upper", false, "𐐀x"],
    ["", "upper", false, ""],
  ] as const)("%j to %s, all %p: %j", (text, to, all, expected) => {
    expect(changeCase(text, to, all)).toBe(expected);
  });
});

describe("slicing", () => {
  test.each([
    ["hello", 1, 3, "el"],
    ["hello", undefined, 2, "he"],
    ["hello", -3, undefined, "llo"],
    ["hello", 0, -1, "hell"],
    ["hello", 3, 1, ""],
    ["hello", 2, 99, "llo"],
    ["hello", -99, 1, "h"],
    ["a😀b😂c", 1, 4, "😀b😂"],
    ["a😀b😂c", -2, undefined, "😂c"],
    ["a😀b", undefined, -1, "a😀"],
  ])("%j from %p to %p: %j", (text, from, to, expected) => {
    expect(sliceText(text, from, to)).toBe(expected);
  });
});
