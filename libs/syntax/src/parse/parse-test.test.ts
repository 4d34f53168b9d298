import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

test.each([
  ["a word alone", "$a", "$a"],
  ["= is ==", "a = b", "(a == b)"],
  ["every comparison", "a != b && c < d && e >= f", "(((a != b) && (c < d)) && (e >= f))"],
  ["numbers", "$a -eq 5 || 5 -lt $b", "(($a -eq 5) || (5 -lt $b))"],
  ["&& binds tighter than ||", "a || b && c", "(a || (b && c))"],
  ["! binds tightest", "! a == b && c", "((! (a == b)) && c)"],
  ["negations nest", "! ! -f a", "(! (! (-f a)))"],
  ["parentheses", "(a || b) && c", "((a || b) && c)"],
  ["files and texts", '-f "$a" && -z $b', '((-f "$a") && (-z $b))'],
  ["shapes", "-list $a || -record $a", "((-list $a) || (-record $a))"],
  [
    "a unary operator is a word beside another, and when quoted",
    "a == -f || '-f'",
    "((a == -f) || '-f')",
  ],
  ["membership", "a in $b && c not in [d, e]", "((a in $b) && (c not in [d, e]))"],
  ["operands are no patterns", "[a] = [0-9]*", "([a] == [0-9]*)"],
  [
    "a regular expression keeps its marks",
    "$a =~ ^(b|c d)\\.$ && e",
    "(($a =~ ^(b|c d)\\.$) && e)",
  ],
  ["it may be quoted", '$a !~ "^b"', '($a !~ "^b")'],
  ["lines may break", "a &&\n b", "(a && b)"],
])("%s", (_rule, source, tree) => {
  const result = parse(`[[ ${source} ]]`);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(`[[ ${tree} ]]`);
});

test.each([
  ["[[ ]]", "expected a value in the test"],
  ["[[ a == ]]", "expected a value in the test"],
  ["[[ a b ]]", "unexpected `b` in the test"],
  ["[[ a==b ]]", "`a==b` is one word, and always true"],
  ["[[ a == b]]", "`]]` needs a blank before it"],
  ["[[ -v a ]]", "there is no test `-v`"],
  ["[[ a -nt b ]]", "there is no test `-nt`"],
  ["[[ (a ]]", "expected `)`"],
])("%s is refused: %s", (source, message) => {
  const { diagnostics, program } = parse(`${source}; y`);
  expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual([message]);
  expect(program.body).toHaveLength(2);
});
