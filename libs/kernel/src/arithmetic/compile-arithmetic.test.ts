import { expect, test } from "bun:test";
import { evaluate } from "../testing/evaluate.ts";
import type { Value } from "../values/value.ts";

test.each<[string, number | bigint]>([
  ["2 + 3 * 4", 14],
  ["(1 + 2) * (3 + 4) - 5", 16],
  ["100 - 50 - 25", 25],
  ["-7 / 2", -3],
  ["-7 % 3", -1],
  ["2 ** 3 ** 2", 512],
  ["5 > 3 > 2", 0],
  ["(1 < 2) + 1", 2],
  ["1 << 4 | 1", 17],
  ["~5 & 0xff", 250],
  ["6 ^ 3", 5],
  ["-16 >> 2", -4],
  ["!0 + !7", 1],
  ["0 || 2 && 3", 1],
  ["1 ? 2 : 3", 2],
  ["0 ? 2 : 0 ? 3 : 4", 4],
  ["1, 2, 3", 3],
  ["010 + 0x10", 24],
  ["9007199254740991 + 2", 9007199254740993n],
  ["-9223372036854775808", -9223372036854775808n],
  ["9007199254740993 - 2", 9007199254740991],
])("$((%s)) is %p", async (expression, value) => {
  expect((await evaluate(`x=$((${expression}))`)).x).toBe(value);
});

test.each<[string, string, Value]>([
  ["a variable needs no $", "i + $i + ${i}", 15],
  ["an unset variable is 0", "nothing + $nothing + 1", 1],
  ["a default counts", "${nothing:-4} + 1", 5],
  ["text is read as an integer", "text * 2", 84],
  ["a quoted number is one", '"4" + 1', 5],
  ["parts are joined before they are read", '"$i$i" + 0', 55],
  ["a value from a command may come late", "$(late 4) + $(late 2) * i", 14],
  ["late values keep the order", "(i = 1) + $(late 4) + i", 6],
  ["subscripts are expressions", "xs[i - 4] + xs[-1]", 50],
  ["subscripts with $ are the same", "xs[$i - 5] + ${xs[2]}", 40],
  ["keys of a record are quoted or dynamic", "${r[port]} + 1", 81],
  ["arguments", "$2 + $#", 5],
  ["the status", "$?", 0],
])("in an expression, %s", async (_, expression, value) => {
  const variables = { i: 5, text: " 42", xs: [10, 20, 30], r: new Map([["port", 80]]) };
  expect((await evaluate(`x=$((${expression}))`, variables)).x).toBe(value as never);
});

test.each<[string, Value]>([
  ["x = 3", 3],
  ["x += 3", 8],
  ["x -= 3", 2],
  ["x *= 3", 15],
  ["x /= 2", 2],
  ["x %= 3", 2],
  ["x <<= 2", 20],
  ["x |= 2", 7],
  ["x++", 6],
  ["--x", 4],
  ["y = x++, x = x * 10 + y", 65],
  ["x = y = 2", 2],
  ["x += $(late 4)", 9],
  ["1 || x++", 5],
  ["0 && x++", 5],
  ["0 ? x++ : 1", 5],
  ["1 && x++", 6],
])("((%s)) leaves x as %p", async (expression, value) => {
  expect((await evaluate(`x=5; ((${expression}))`)).x).toBe(value as never);
});

test.each<[string, Value]>([
  ["x[0] += 5", [6, 2]],
  ["x[i++] *= 10", [10, 2]],
  ["x[1]--", [1, 1]],
  ["x[-1] = x[0] = 7", [7, 7]],
  ["x[$(late 1)] += $(late 3)", [1, 5]],
])("((%s)) changes one element, and its subscript is evaluated once", async (expression, value) => {
  const { x, fault } = await evaluate(`x=[1 2]; i=0; ((${expression})); y=$((i))`);
  expect(fault).toBeUndefined();
  expect(x).toEqual(value);
});

test("a subscript with a side effect is evaluated once", async () => {
  expect((await evaluate("xs=[1 2]; i=0; ((xs[i++] += 5)); x=$i")).x).toBe(1);
});

test.each([
  ["1 / 0", "division by zero"],
  ["1 % 0", "modulo by zero"],
  ["9223372036854775807 + 1", "does not fit into 64 bits"],
  ["text + 1", 'text: "abc" is not an integer'],
  ["float + 1", 'float: "1.5" is not an integer'],
  ["list + 1", "list is a list, not an integer"],
  ["list[5]", "list[5]: index 5 is out of bounds"],
  ["nothing[0]", "undefined variable nothing"],
  ["record[0]", "record keys are strings"],
  ["08", "not an octal number"],
  ["1 + $(late abc)", '"abc" is not an integer'],
])("$((%s)) is a fault", async (expression, message) => {
  const variables = { text: "abc", float: 1.5, list: [1], record: new Map() };
  const { x, fault, status } = await evaluate(`x=1; x=$((${expression})); x=2`, variables);
  expect(fault).toContain(message);
  expect({ x, status }).toEqual({ x: 1, status: 1 });
});

test("what decides is not evaluated twice, and what does not decide not at all", async () => {
  expect(
    (await evaluate("x=0; (( 0 && 1 / 0 )); (( 1 || 1 / 0 )); (( x = 1 ? 2 : 1 / 0 ))")).x,
  ).toBe(2);
});
