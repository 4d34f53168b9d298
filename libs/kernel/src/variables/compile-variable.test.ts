import { expect, test } from "bun:test";
import { evaluate } from "../testing/evaluate.ts";
import type { Value } from "../values/value.ts";

const variables: Readonly<Record<string, Value>> = {
  s: "日本😁x",
  path: "/a/b.tar.gz",
  n: 42,
  version: 1.5,
  k: "api",
  i: 1,
  no: false,
  zero: 0,
  none: null,
  empty: "",
  xs: ["a", "b", "c"],
  nested: [[1, 2], [3]],
  r: new Map<string, Value>([
    [
      "web",
      new Map<string, Value>([
        ["tags", ["x", "y"]],
        ["port", 80],
      ]),
    ],
    ["api", "v1"],
    ["1", "one"],
    ["content-type", "json"],
  ]),
  bytes: new Uint8Array([1, 2, 255]),
};

test.each<[string, Value]>([
  ["${xs[0]}", "a"],
  ["${xs[-1]}", "c"],
  ["${xs[$i]}", "b"],
  ['${xs["$i"]}', "b"],
  ["${nested[0][1]}", 2],
  ["${r[api]}", "v1"],
  ["${r[$k]}", "v1"],
  ['${r["1"]}', "one"],
  ["${r['1']}", "one"],
  ["${r[$i]}", "one"],
  ["${r[content-type]}", "json"],
  ["${r[web][tags][1]}", "y"],
  ["${xs[$(late 2)]}", "c"],
  ["${nested[$(late 1)][$(late 0)]}", 3],
  ["${#s}", 4],
  ["${#n}", 2],
  ["${#xs}", 3],
  ["${#r}", 4],
  ["${#r[web][tags]}", 2],
  ["${#bytes}", 3],
  ["${#unset}", 0],
  ["${#@}", 3],
  ["$#", 3],
  ["$1", "one"],
  ["${3}", "a b"],
  ["$0", "kai"],
  ['"$*"', "one 2 a b"],
  ["${@[1]}", "2"],
  ["${s[0:2]}", "日本"],
  ["${s[-2:]}", "😁x"],
  ["${s[:-1]}", "日本😁"],
  ["${path[4:2]}", ""],
  ["${xs[0:2]}", ["a", "b"]],
  ["${xs[1:]}", ["b", "c"]],
  ["${xs[i:-1]}", ["b"]],
  ["${xs[0:99]}", ["a", "b", "c"]],
  ["${xs[0:$(late 1)]}", ["a"]],
  ["${path%.*}", "/a/b.tar"],
  ["${path%%.*}", "/a/b"],
  ["${path#*/}", "a/b.tar.gz"],
  ["${path##*/}", "b.tar.gz"],
  ["${version%.*}", "1"],
  ["${path/a/A}", "/A/b.tar.gz"],
  ["${path//a/A}", "/A/b.tAr.gz"],
  ["${k^}", "Api"],
  ["${k^^}", "API"],
  ["${r[api]^^}", "V1"],
])("%s is %p", async (expression, value) => {
  const { x, fault } = await evaluate(`x=${expression}`, variables);
  expect(fault).toBeUndefined();
  expect(x).toEqual(value);
});

test.each<[string, Value]>([
  ["${unset:-d}", "d"],
  ["${empty:-d}", "d"],
  ["${none:-d}", "d"],
  ["${no:-d}", false],
  ["${zero:-d}", 0],
  ["${empty-d}", ""],
  ["${unset-d}", "d"],
  ["${xs[9]:-d}", "d"],
  ["${r[nope]:-d}", "d"],
  ["${r[nope][deeper]:-d}", "d"],
  ["${unset[0]:-d}", "d"],
  ["${r[api]:-d}", "v1"],
  ["${unset:-8080}", "8080"],
  ["${unset:-$n}", 42],
  ["${unset:-$xs}", ["a", "b", "c"]],
  ["${unset:-$(late 7)}", 7],
  ['${unset:-"a b"}', "a b"],
  ["${unset:-${empty:-$k}!}", "api!"],
  ["${k:+set}", "set"],
  ["${unset:+set}", ""],
  ["${empty:+set}", ""],
  ["${empty+set}", "set"],
  ["${unset:=new}$unset", "newnew"],
  ["${k:=new}", "api"],
  ["${k:?must be set}", "api"],
])("%s falls back to %p", async (expression, value) => {
  const { x, fault } = await evaluate(`x=${expression}`, variables);
  expect(fault).toBeUndefined();
  expect(x).toEqual(value);
});

test("${x[k]:=d} fills in a key that is missing", async () => {
  const { x } = await evaluate("x={a: 1}; y=${x[b]:=2}; y=${x[a]:=3}");
  expect(x).toEqual(
    new Map<string, Value>([
      ["a", 1],
      ["b", "2"],
    ]),
  );
});

test("the word of a default is evaluated only if it is needed", async () => {
  expect((await evaluate('x=0; y=1; z="${y:-$((x = 1))}"')).x).toBe(0);
});

test.each([
  ["$unset", "undefined variable"],
  ["${unset[0]}", "undefined variable unset in unset[0]"],
  ["${#unset[0]}", "undefined variable unset"],
  ["${xs[9]}", "xs[9]: index 9 is out of bounds, the list has 3 elements"],
  ["${xs[-4]}", "out of bounds"],
  ["${r[web][nope]}", "r[web][nope]: no such key: nope"],
  ["${#r[nope]}", "no such key"],
  ['"${r[nope]}"', "no such key"],
  ["${xs[web]}", 'xs[web]: a list needs an integer index, not "web"'],
  ['${xs["1"]}', "a list needs an integer index"],
  ["${xs[web]:-d}", "a list needs an integer index"],
  ["${r[1]}", "r[1]: record keys are strings, not 1"],
  ["${r[1]:-d}", "record keys are strings"],
  ["${k[0]}", "slice it instead"],
  ["${k[0]:-d}", "slice it instead"],
  ["${n[0]}", "n[0]: a number is not a collection"],
  ["${r[$xs]}", "r[$xs]: a list cannot be the key of a record"],
  ["${n[0:1]}", "a number cannot be sliced"],
  ["${xs%a}", "xs: a list is not text"],
  ["${unset:?give it a value}", "unset: give it a value"],
  ["${r[nope]:?}", "r[nope]: unset or empty"],
  ["${9:=d}", "cannot assign to $9"],
])("%s is a fault", async (expression, message) => {
  const { x, fault, status } = await evaluate(`x=1; x=${expression}; x=2`, variables);
  expect(fault).toContain(message);
  expect({ x, status }).toEqual({ x: 1, status: 1 });
});

test.each<[string, string, Value]>([
  ["a copy does not grow with the original", "xs=[1]; x=$xs; xs[0]=9", [1]],
  ["the original does not change with the copy", "x=[1]; ys=$x; ys[0]=9", [1]],
  [
    "an element is a copy",
    "x={db: {h: 1}}; db=${x[db]}; db[h]=2",
    new Map([["db", new Map([["h", 1]])]]),
  ],
  [
    "an element taken out stays as it was",
    "r={db: {h: 1}}; r[db][h]=2; x=${r[db]}; r[db][h]=3",
    new Map([["h", 2]]),
  ],
  ["a slice stays as it was", "xs=[[1] [2]]; xs[0][0]=5; x=${xs[0:1]}; xs[0][0]=6", [[5]]],
  ["a default stays as it was", "xs=[[1]]; xs[0][0]=5; x=${xs[0]:-d}; xs[0][0]=6", [5]],
  ["a value inside itself is a copy", "x=[1]; x[0]=$x; x[0][0]=$x", [[[[1]]]]],
  ["a function writes to the caller's variable", "x=[1]; f() { x[0]=2; }; f", [2]],
  ["a substitution does not", "x=[1]; y=$(x[0]=2; late $x)", [1]],
])("%s", async (_, source, value) => {
  const { x, fault } = await evaluate(source);
  expect(fault).toBeUndefined();
  expect(x).toEqual(value);
});
