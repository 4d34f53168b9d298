import { describe, expect, test } from "bun:test";
import { createPattern } from "./create-pattern.ts";
import { Fault } from "../fault.ts";
import type { Pattern } from "./pattern.ts";
import { randomChoice } from "../testing/random-choice.ts";

const glob = (pattern: string): Pattern => createPattern([{ kind: "glob", pattern }]);

describe("a glob matches the whole text", () => {
  test.each([
    ["", "", true],
    ["", "a", false],
    ["abc", "abc", true],
    ["abc", "abcd", false],
    ["*", "", true],
    ["*", "a/b", true],
    ["a*", "a", true],
    ["*a", "ba", true],
    ["a*a", "a", false],
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "acb", false],
    ["**", "ab", true],
    ["?", "a", true],
    ["?", "", false],
    ["?", "😀", true],
    ["??", "😀", false],
    ["*?", "😀", true],
    ["[a-c]x", "bx", true],
    ["[a-c]x", "dx", false],
    ["[!a]", "b", true],
    ["[!a]", "a", false],
    ["[^a]", "a", false],
    ["[!a]", "", false],
    ["[]a]", "]", true],
    ["[!]a]", "]", false],
    ["[a-]", "-", true],
    ["[-a]", "-", true],
    ["[z-a]", "m", false],
    ["[😀-😂]", "😁", true],
    ["[[:alpha:]]", "é", true],
    ["[[:alpha:]]", "1", false],
    ["[[:digit:][:upper:]_]", "Q", true],
    ["[[:nonsense:]]", "n", false],
    ["[[:space:]]", "\t", true],
    ["[[:punct:]]", "!", true],
    ["a[b", "a[b", true],
    ["[", "[", true],
    ["[[", "[[", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
    ["[\\]]", "]", true],
    ["a\\", "a\\", true],
    ["{a,b}", "b", true],
    ["*.{rs,ts}", "x.ts", true],
    ["*.{rs,ts}", "x.js", false],
    ["{a,{b,c}d}e", "cde", true],
    ["{a,}b", "b", true],
    ["{a}", "{a}", true],
    ["{}", "{}", true],
    ["{a,b", "{a,b", true],
    ["{a,{b,c}", "{a,c", true],
    ["a,b}", "a,b}", true],
    ["\\{a,b}", "{a,b}", true],
    ["{1..3}", "{1..3}", true],
  ])("%j %j: %p", (pattern, text, expected) => {
    expect(glob(pattern).matches(text)).toBe(expected);
  });
});

describe("what is no glob part stands for itself", () => {
  test("in every place", () => {
    const pattern = createPattern([
      { kind: "literal", text: "*[a]{b,c}\\" },
      { kind: "glob", pattern: "*" },
    ]);
    expect(pattern.matches("*[a]{b,c}\\ and more")).toBe(true);
    expect(pattern.matches("xab\\")).toBe(false);
  });
  test("inside brackets and braces", () => {
    const inBrackets = createPattern([
      { kind: "glob", pattern: "[" },
      { kind: "literal", text: "]!-z" },
      { kind: "glob", pattern: "]" },
    ]);
    expect(["]", "!", "-", "z"].every((char) => inBrackets.matches(char))).toBe(true);
    expect(inBrackets.matches("m")).toBe(false);
    const inBraces = createPattern([
      { kind: "glob", pattern: "{a," },
      { kind: "literal", text: "b,c" },
      { kind: "glob", pattern: "}" },
    ]);
    expect(inBraces.matches("b,c")).toBe(true);
    expect(inBraces.matches("b")).toBe(false);
  });
});

test.each([
  ["abc", "abc"],
  ["\\*", "*"],
  ["", ""],
  ["a*", undefined],
  ["[a]", undefined],
  ["{a,b}", undefined],
])("the only text %j can match is %p", (pattern, literal) => {
  expect(glob(pattern).literal).toBe(literal);
});

test("lengths go from the shortest to the longest", () => {
  expect(glob("*/").prefixes("a/b/c")).toEqual([2, 4]);
  expect(glob(".*").suffixes("a.b.c")).toEqual([2, 4]);
  expect(glob("*").prefixes("😀a")).toEqual([0, 2, 3]);
  expect(glob("x*").prefixes("a")).toEqual([]);
  expect(glob("{a,ab,a*}").prefixes("abc")).toEqual([1, 2, 3]);
});

test.each(["a*".repeat(60) + "b", "*a?".repeat(60) + "b", "{a,aa}*".repeat(10) + "b"])(
  "%s needs no second try",
  (pattern) => {
    const text = "a".repeat(20_000);
    const compiled = glob(pattern);
    expect(compiled.matches(text)).toBe(false);
    expect(compiled.prefix(text, true)).toBeUndefined();
    expect(compiled.suffix(text, true)).toBeUndefined();
    expect(compiled.findAll(text, Infinity)).toEqual([]);
  },
);

test("deep and unclosed braces and brackets are read in one go", () => {
  for (const char of ["{", "[", "[!", "[:", "[[:", "{,", "\\"]) {
    const text = char.repeat(20_000);
    expect(createPattern([{ kind: "literal", text }]).literal).toBe(text);
    expect(typeof glob(text).matches(text)).toBe("boolean");
  }
});

test("braces that stand for too many patterns are a fault", () => {
  expect(() => glob("{a,b}".repeat(20))).toThrow(Fault);
});

/** The same pattern as a regular expression; only for what the generator below makes. */
function oracle(pattern: string): RegExp {
  let source = "";
  for (const token of pattern.match(/\[[^\]]+\]|./gu) ?? []) {
    if (token === "*") source += "[^]*";
    else if (token === "?") source += "[^]";
    else if (token === "{") source += "(?:";
    else if (token === "}") source += ")";
    else if (token === ",") source += "|";
    else source += token.replace("[!", "[^");
  }
  return new RegExp(`^(?:${source})$`, "u");
}

function randomPattern(choice: ReturnType<typeof randomChoice>, depth = 0): string {
  const pieces = ["a", "b", "😀", "*", "*", "?", "[ab]", "[!a]", "[a-😀]"];
  let pattern = "";
  for (let left = choice.below(5); left > 0; left -= 1) {
    pattern +=
      depth < 2 && choice.below(6) === 0
        ? `{${randomPattern(choice, depth + 1)},${randomPattern(choice, depth + 1)}}`
        : choice.of(pieces);
  }
  return pattern;
}

test.each([11, 12, 13, 14])("agrees with a regular expression in all it says (seed %d)", (seed) => {
  const choice = randomChoice(seed);
  for (let round = 0; round < 300; round += 1) {
    const pattern = randomPattern(choice);
    const regex = oracle(pattern);
    const compiled = glob(pattern);
    const chars = Array.from({ length: choice.below(8) }, () => choice.of(["a", "b", "c", "😀"]));
    const text = chars.join("");
    const cuts = chars.reduce<number[]>(
      (all, char) => [...all, (all.at(-1) ?? 0) + char.length],
      [0],
    );
    const prefixes = cuts.filter((cut) => regex.test(text.slice(0, cut)));
    const suffixes = cuts
      .filter((cut) => regex.test(text.slice(cut)))
      .map((cut) => text.length - cut);
    const matches: { start: number; end: number }[] = [];
    for (let from = 0; from < text.length;) {
      const start = from;
      const end = cuts.findLast((cut) => cut > start && regex.test(text.slice(start, cut)));
      if (end !== undefined) matches.push({ start, end });
      from = end ?? cuts.find((cut) => cut > start) ?? text.length;
    }
    expect({
      pattern,
      text,
      matches: compiled.matches(text),
      prefixes: compiled.prefixes(text),
      suffixes: compiled.suffixes(text),
      ends: [compiled.prefix(text, false), compiled.prefix(text, true)],
      starts: [compiled.suffix(text, false), compiled.suffix(text, true)],
      all: compiled.findAll(text, Infinity),
      first: compiled.findAll(text, 1),
    }).toEqual({
      pattern,
      text,
      matches: regex.test(text),
      prefixes,
      suffixes: suffixes.toReversed(),
      ends: [prefixes[0], prefixes.at(-1)],
      starts: [suffixes.at(-1), suffixes[0]],
      all: matches,
      first: matches.slice(0, 1),
    });
  }
});
