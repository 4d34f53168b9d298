import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

const expressions: readonly (readonly [source: string, tree: string])[] = [
  ["1 + 2 * 3", "(1 + (2 * 3))"],
  ["(1 + 2) * 3", "((1 + 2) * 3)"],
  ["8 - 4 - 2", "((8 - 4) - 2)"],
  ["2 ** 3 ** 2", "(2 ** (3 ** 2))"],
  ["-2 ** 2", "((-2) ** 2)"],
  ["!a && b || c", "(((!a) && b) || c)"],
  ["a | b ^ c & d", "(a | (b ^ (c & d)))"],
  ["1 << 2 < 3 == 4", "(((1 << 2) < 3) == 4)"],
  ["a ? b : c ? d : e", "(a ? b : (c ? d : e))"],
  ["a = b += 1", "(a = (b += 1))"],
  ["a++ - --b", "((a++) - (--b))"],
  ["a - -1", "(a - (-1))"],
  ["--5", "(-(-5))"],
  ["a = 1, b <<= 2", "((a = 1), (b <<= 2))"],
  ["0x1F + 017 + 0o17", "((0x1F + 017) + 0o17)"],
  ["xs[i + 1][0]", "xs[(i + 1)][0]"],
  ["xs[$i] + $x + ${a[b]} + $(c)", "(((xs[$i] + $x) + $a[b]) + $(run(c)))"],
  ["\"5\" + '6'", "(\"5\" + '6')"],
  ["1 +\n 2", "(1 + 2)"],
  ["$? + $#", "($? + $#)"],
];

test.each(expressions)("$((%s))", (source, tree) => {
  const result = parse(`x $((${source}))`);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(`run(x $((${tree})))`);
});

test.each([
  ["1.5", "arithmetic is on integers, `1.5` is not one"],
  ["16#ff", "no number has a base"],
  ["12abc", "`12abc` is not a number"],
  ["1 +", "expected a number or a variable, found `)`"],
  ["", "nothing to calculate"],
  ["a.b", "expected an operator, found `.`"],
  ["1 2", "expected an operator, found `2`"],
  ["(1 = 2)", "only a variable can be assigned to"],
  ["a ? b", "expected `:`, found `)`"],
  ["xs[1", "expected `]`, found `)`"],
])("$((%s)) is refused: %s", (source, message) => {
  const { diagnostics, program } = parse(`x $((${source})); y`);
  expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  expect(program.body).toHaveLength(2);
});
