import { expect, test } from "bun:test";
import { evaluate } from "../testing/evaluate.ts";
import { NumberWord, type Value } from "../values/value.ts";

const variables: Readonly<Record<string, Value>> = {
  n: 5,
  text: "hello",
  padded: "01",
  empty: "",
  xs: ["a", 2, [3], true],
  r: new Map<string, Value>([
    ["key", 1],
    ["2", 2],
  ]),
  float: new NumberWord(1.5, "1.50"),
  bytes: new TextEncoder().encode("hello"),
  big: 9007199254740993n,
};

test.each([
  ["$n == 5"],
  ['"5" == 5'],
  ["$padded != 1"],
  ["$float == 1.5"],
  ["$bytes == hello"],
  ["*.txt == '*.txt'"],
  ["$xs == $xs"],
  ["$xs != $nested"],
  ["$n < 10"],
  ["10 < 9.5 || 9.5 < 10"],
  ["abc < abd"],
  ["abd >= abc && 2 <= 2 && 3 > 2"],
  ["$n -lt 10"],
  ['"15" -gt "2"'],
  ["$n -eq 5.0"],
  ["$big -gt 9007199254740992"],
  ["$big -ne 9007199254740992"],
  ["$float -le 1.5"],
  ["10 -ge $n"],
  ["$n -lt $big"],
  ["a in $xs"],
  ["2 in $xs"],
  ["true in $xs"],
  ["3 not in $xs"],
  ['"2" not in $xs'],
  ["key in $r"],
  ["2 in $r"],
  ["$n in [4 5]"],
  ["b not in {a: 1}"],
  ["5 in $(late $nested)"],
  ["$text =~ ^h.*o$"],
  ['$text =~ "l+"'],
  ["$text !~ ^x"],
  ["$text =~ (l|x)+o"],
  ["$text =~ $(late hel)"],
  ["$text"],
  ["! $empty"],
  ["! 0 && ! ''"],
  ["-z $empty"],
  ["-z ''"],
  ["-n $text && ! -n ''"],
  ['-z "$unset"'],
  ["-list $xs && ! -list $r"],
  ["-record $r && ! -record $text"],
  ["! a == b || a == a"],
  ["a == b && a == $unset || n == n"],
  ["a == a || a == $unset"],
  ["! ! a == a"],
])("[[ %s ]] holds", async (condition) => {
  const { fault, status } = await evaluate(`[[ ${condition} ]]`, { ...variables, nested: [5] });
  expect({ fault, status }).toEqual({ fault: undefined, status: 0 });
});

test.each([
  ["$xs == a", "a list cannot be compared with a string"],
  ["$r != 1", "a record cannot be compared with a number"],
  ["$xs < 1", "a list has no order"],
  ["$text -eq 1", '"hello" is not one'],
  ["$empty -lt 1", '"" is not one'],
  ["a in hello", "in needs a list or a record on its right, not a string"],
  ["1 not in $n", "in needs a list or a record on its right, not a number"],
  ["$xs in $r", "a list cannot be the key of a record"],
  ["$text =~ '('", "is not a valid regular expression"],
  ["$text !~ '('", "is not a valid regular expression"],
  ["$xs =~ a", "=~ compares text, not a list"],
  ["-z $xs", "-z tests text, not a list"],
  ["-n $r", "-n tests text, not a record"],
  ["-f $xs", "cannot use a list as a path"],
  ["$unset == a", "undefined variable"],
  ["-list $unset", "undefined variable"],
  ["$unset -lt 3", "undefined variable"],
  ["-f $binary", "cannot be used as text"],
  ["$binary == x", "cannot be used as text"],
  ["$binary in $r", "cannot be used as text"],
])("[[ %s ]] is a fault", async (condition, message) => {
  const { fault, status } = await evaluate(`if [[ ${condition} ]]; then x=1; fi`, {
    ...variables,
    binary: new Uint8Array([0xff]),
  });
  expect(fault).toContain(message);
  expect(status).toBe(1);
});

test.each<[string, number]>([
  ["-e file", 0],
  ["-f file", 0],
  ["-f ./sub/../file", 0],
  ["-d sub", 0],
  ["-d /", 0],
  ["-f sub", 1],
  ["-d file", 1],
  ["-r file", 0],
  ["-w file", 0],
  ["-x sub", 0],
  ["-s file", 0],
  ["-s empty", 1],
  ["-e missing", 1],
  ["-e file/below", 1],
  ["-L file", 1],
  ['-e ""', 1],
  ['-d ""', 1],
  ["! -e missing", 0],
])("[[ %s ]] has the status %p", async (condition, status) => {
  const files = { "/home/file": "text", "/home/empty": "", "/home/sub/other": "" };
  expect((await evaluate(`[[ ${condition} ]]`, {}, files)).status).toBe(status);
});

test("a pattern that changes is read again", async () => {
  const source = "x=''; for p in a b '[' ; do if [[ b =~ $p ]]; then x=\"$x$p\"; fi; done";
  const { x, fault } = await evaluate(source);
  expect(x).toBe("b");
  expect(fault).toContain("is not a valid regular expression");
});
