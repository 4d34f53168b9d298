import { expect, test } from "bun:test";
import type { Integer } from "./arithmetic-integer.ts";
import { complement, negate, operations, type StrictOperator } from "./arithmetic-operators.ts";

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

const exact: Readonly<Record<StrictOperator, (a: bigint, b: bigint) => bigint | undefined>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => (b === 0n ? undefined : a / b),
  "%": (a, b) => (b === 0n ? undefined : a % b),
  "**": (a, b) =>
    b < 0n || (b > 64n && a * a > 1n) ? undefined : a ** (b > 64n ? 64n + (b % 2n) : b),
  "<<": (a, b) => (b < 0n || b > 63n ? undefined : a << b),
  ">>": (a, b) => (b < 0n || b > 63n ? undefined : a >> b),
  "&": (a, b) => a & b,
  "|": (a, b) => a | b,
  "^": (a, b) => a ^ b,
  "<": (a, b) => BigInt(a < b),
  "<=": (a, b) => BigInt(a <= b),
  ">": (a, b) => BigInt(a > b),
  ">=": (a, b) => BigInt(a >= b),
  "==": (a, b) => BigInt(a === b),
  "!=": (a, b) => BigInt(a !== b),
};

const edges = [0n, 1n, 2n, 3n, 10n, 31n, 32n, 62n, 63n, 64n, 65n].concat(
  [31n, 32n, 52n, 53n, 62n, 63n].flatMap((bit) => [2n ** bit - 1n, 2n ** bit, 2n ** bit + 1n]),
);
const operands = [...edges, ...edges.map((edge) => -edge)].filter(
  (value) => value >= smallest && value <= largest,
);

function toInteger(value: bigint): Integer {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

function attempt(operation: () => Integer): Integer | undefined {
  try {
    return operation();
  } catch {
    return undefined;
  }
}

const names = Object.keys(exact) as StrictOperator[];

test.each(names)("%s is exact within 64 bits and a fault beyond", (name) => {
  for (const a of operands) {
    for (const b of operands) {
      const result = exact[name](a, b);
      const fits = result !== undefined && result >= smallest && result <= largest;
      const got = attempt(() => operations[name](toInteger(a), toInteger(b)));
      // Object.is: a negative zero would be printed with its sign.
      if (!Object.is(got, fits ? toInteger(result) : undefined)) {
        throw new Error(`${a} ${name} ${b} gave ${got}, not ${fits ? result : "a fault"}`);
      }
    }
  }
});

test("the signs of all integers but the smallest can be changed", () => {
  expect(negate(0)).toBe(0);
  expect(negate(-5)).toBe(5);
  expect(negate(2n ** 62n)).toBe(-(2n ** 62n));
  expect(() => negate(smallest)).toThrow("does not fit into 64 bits");
  expect(complement(smallest)).toBe(largest);
  expect(complement(0)).toBe(-1);
});

test.each<[StrictOperator, Integer, Integer, string]>([
  ["/", 1, 0, "arithmetic error: division by zero: 1 / 0"],
  ["%", 1, 0, "arithmetic error: modulo by zero: 1 % 0"],
  ["+", largest, 1, "arithmetic error: 9223372036854775807 + 1 does not fit into 64 bits"],
  ["**", 2, -1, "arithmetic error: negative exponent: 2 ** -1"],
  ["**", 2, 2n ** 60n, "does not fit into 64 bits"],
  ["<<", 1, 64, "arithmetic error: cannot shift by 64 places"],
])("%s of %p and %p says what is wrong", (name, a, b, message) => {
  expect(() => operations[name](a, b)).toThrow(message);
});
