import { expect, test } from "bun:test";
import { parse } from "./parse.ts";

const openers = [
  "(",
  "$(",
  "$((",
  "{ ",
  '"${x:-',
  '"$(',
  "[[ ( ",
  "[[ ! ",
  "x=[",
  "x={a:",
  "if ",
  "while a; do ",
  "case x in a) ",
  "f() { ",
  "${x[",
  "${x:-",
  "x[$(",
  "a[",
  "echo $((-",
  "cat <<A\n$(",
];

test.each(openers)("20,000 times %j end in a diagnostic or a tree", (opener) => {
  const source = opener.repeat(20_000);
  const { diagnostics, tokens } = parse(source);
  expect(diagnostics.length).toBeLessThanOrEqual(64);
  expect(tokens.at(-1)?.span.end).toBe(source.length);
});

test.each([
  ["parentheses in arithmetic", `a $((${"(".repeat(10_000)}1${")".repeat(10_000)}))`],
  [
    "a chain that only a recursion could walk",
    Array.from({ length: 100_000 }, () => "a").join(" && "),
  ],
  [
    "a sum that only a recursion could walk",
    `a $((${Array.from({ length: 100_000 }, () => "1").join("+")}))`,
  ],
  ["assignments in arithmetic", `a $((${"a=".repeat(20_000)}1))`],
  ["subshells", `${"( ".repeat(300)}a${" )".repeat(300)}`],
])("too deep: %s", (_what, source) => {
  expect(parse(source).diagnostics.map((each) => each.message)).toEqual(["nested too deeply"]);
});

test.each([
  ["a pipeline of any length", Array.from({ length: 20_000 }, () => "a").join(" | ")],
  ["many statements with chains", "a && b\n".repeat(20_000)],
  ["many substitutions side by side", `a ${"$(b) ".repeat(5_000)}`],
  ["many branches", `if a; then b; ${"elif a; then b; ".repeat(5_000)}fi`],
  ["many negations", `${"! ".repeat(20_000)}a`],
  ["190 subshells", `${"( ".repeat(190)}a${" )".repeat(190)}`],
  ["a chain of 900", Array.from({ length: 900 }, () => "a").join(" && ")],
])("not too deep: %s", (_what, source) => {
  expect(parse(source).diagnostics).toEqual([]);
});

test("braces that are never closed are looked over once", () => {
  const source = `echo {${"a..".repeat(100_000)}`;
  expect(parse(source).diagnostics).toEqual([]);
});
