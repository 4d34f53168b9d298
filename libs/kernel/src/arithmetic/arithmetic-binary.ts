import {
  awaitable,
  immediate,
  toCode,
  toImmediate,
  type ArithmeticCode,
} from "./arithmetic-code.ts";
import type { Integer } from "./arithmetic-integer.ts";
import { operations, type Operation, type StrictOperator } from "./arithmetic-operators.ts";
import { andThen } from "../code.ts";

/** `a op b`, both sides always evaluated, the left one first. */
export function combine(
  op: StrictOperator,
  left: ArithmeticCode,
  right: ArithmeticCode,
): ArithmeticCode {
  const operation = operations[op];
  const first = toImmediate(left);
  const second = toImmediate(right);
  if (first === undefined || second === undefined) return combineLate(operation, left, right);
  if (right.kind !== "constant") {
    return immediate((context) => operation(first(context), second(context)));
  }
  return withConstant(op, operation, first, right.value);
}

/** `i + 1` and `i < n` are what loops are made of, so they are spared a call. */
function withConstant(
  op: StrictOperator,
  operation: Operation,
  left: Extract<ArithmeticCode, { kind: "immediate" }>["run"],
  constant: Integer,
): ArithmeticCode {
  if (typeof constant === "number" && Math.abs(constant) < 2 ** 31) {
    if (op === "+" || op === "-") {
      const step = op === "+" ? constant : -constant;
      return immediate((context) => {
        const value = left(context);
        const near = typeof value === "number" && Math.abs(value) < 2 ** 52;
        return near ? value + step : operation(value, constant);
      });
    }
    if (op === "<") return immediate((context) => (left(context) < constant ? 1 : 0));
  }
  return immediate((context) => operation(left(context), constant));
}

function combineLate(
  operation: Operation,
  left: ArithmeticCode,
  right: ArithmeticCode,
): ArithmeticCode {
  const first = toCode(left);
  const second = toCode(right);
  return awaitable((context) =>
    andThen(first(context), (a) => andThen(second(context), (b) => operation(a, b))),
  );
}

/** `a && b`, `a || b`: the right side only if it decides. */
export function combineLogically(
  op: "&&" | "||",
  left: ArithmeticCode,
  right: ArithmeticCode,
): ArithmeticCode {
  const decisive = op === "||";
  const first = toImmediate(left);
  const second = toImmediate(right);
  if (first !== undefined && second !== undefined) {
    return immediate((context) => {
      if (isTrue(first(context)) === decisive) return decisive ? 1 : 0;
      return isTrue(second(context)) ? 1 : 0;
    });
  }
  const lateFirst = toCode(left);
  const lateSecond = toCode(right);
  return awaitable((context) =>
    andThen(lateFirst(context), (a) => {
      if (isTrue(a) === decisive) return decisive ? 1 : 0;
      return andThen(lateSecond(context), (b) => (isTrue(b) ? 1 : 0));
    }),
  );
}

/** `condition ? yes : no` */
export function choose(
  condition: ArithmeticCode,
  yes: ArithmeticCode,
  no: ArithmeticCode,
): ArithmeticCode {
  const test = toImmediate(condition);
  const first = toImmediate(yes);
  const second = toImmediate(no);
  if (test !== undefined && first !== undefined && second !== undefined) {
    return immediate((context) => (isTrue(test(context)) ? first(context) : second(context)));
  }
  const lateTest = toCode(condition);
  const lateFirst = toCode(yes);
  const lateSecond = toCode(no);
  return awaitable((context) =>
    andThen(lateTest(context), (value) =>
      isTrue(value) ? lateFirst(context) : lateSecond(context),
    ),
  );
}

/** No zero is a bigint. */
export function isTrue(value: Integer): boolean {
  return value !== 0;
}
