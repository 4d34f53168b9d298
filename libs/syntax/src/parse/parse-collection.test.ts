import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

test.each([
  ["commas are optional", "x=[a b, c]", "set x=[a, b, c]"],
  ["lines may break", "x=[\n a # one\n b,\n]", "set x=[a, b]"],
  ["nested", "x=[[1,2] {a: [b]}]", "set x=[[1, 2], {a: [b]}]"],
  ["empty", "x=[] y={}", "set x=[] y={}"],
  ["spread", "x=[...$xs d ...${r[k]}]", "set x=[...$xs, d, ...$r[k]]"],
  [
    "keys",
    "r={name: amy, port:8080, \"a-$b\": x, 'l$': y}",
    "set r={name: amy, port: 8080, \"a-·$b\": x, 'l$': y}",
  ],
  ["entries without commas", "r={a: 1 b: 2\n c: 3}", "set r={a: 1, b: 2, c: 3}"],
  ["values hold colons", "r={a: http://b:80/c}", "set r={a: http://b:80/c}"],
  ["assignment into a collection", "x[k][$i]=v", "set x[k][$i]=v"],
  ["a quoted key", 'x["a b"]=v', 'set x["a b"]=v'],
  ["an escaped bracket is part of the key", 'x[\\]]=v y["\\"]"]=w', 'set x[]]=v y[""]"]=w'],
  ["an argument is a pattern, not a list", "ls [dog]", "run(ls <[dog]>)"],
  [
    "a substitution in a list is a program",
    "x=[a $(case b in b) c [d];; esac) e]",
    "set x=[a, $(case b b) {run(c <[d]>)}), e]",
  ],
])("%s", (_rule, source, tree) => {
  const result = parse(source);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(tree);
});

test.each([
  ["x=[0-9]*.log", "text follows the list", 'quote it if it is text: "[0-9]*.log"'],
  ["x={a: b c}", 'unexpected word "c" in a record', 'several words are quoted: `a: "b c"`'],
  ["x={a}", "expected `:` after the key `a`", "write `a: value`; text with braces is quoted"],
  ["x=[a,,b]", "unexpected `,` in a list", "delete it"],
  ["x=[a|b]", "unexpected `|` in a list", 'quote it: "|"'],
  ["x[1:2]=a", "a slice cannot be assigned to", "set one element: `x[0]=…`"],
  ["x[]=a", "the subscript is empty", "write a key or an index"],
  [
    "x[k]=a b",
    "only a whole variable can be set for one command",
    "put `;` between the assignment and the command",
  ],
])("%s is refused: %s", (source, message, hint) => {
  const { diagnostics } = parse(source);
  expect(diagnostics.map((each) => [each.message, each.hint])).toEqual([[message, hint]]);
});
