import { assertNever } from "@aish/core";
import {
  type Awaitable,
  type BuiltinCall,
  compareNumbers,
  compareValues,
  createRegularExpression,
  equalValues,
  Fault,
  isTruthy,
  toNumber,
  toText,
  typeName,
  type Value,
} from "@aish/kernel";
import { testFile } from "./file-test.ts";
import { pathText } from "./path-text.ts";
import type { BinaryOperator, TestShape, UnaryOperator } from "./test-shape.ts";

/** As `[[ ]]` answers. What has no answer is a fault. */
export function answerTest(
  shape: TestShape,
  values: readonly Value[],
  call: BuiltinCall,
): Awaitable<boolean> {
  switch (shape.kind) {
    case "nothing":
      return false;
    case "truth":
      return isTruthy(values[shape.at] ?? "");
    case "unary":
      return answerUnary(shape.operator, values[shape.at] ?? "", call);
    case "binary":
      return answerBinary(shape.operator, values[shape.at] ?? "", values[shape.at + 2] ?? "");
    case "not": {
      const answer = answerTest(shape.test, values, call);
      return answer instanceof Promise ? answer.then((late) => !late) : !answer;
    }
    case "compound":
    case "refused":
      throw new Fault(shape.message, shape.hint);
    case "open":
      return false; // cannot be: every word is known by now
    default:
      return assertNever(shape);
  }
}

function answerUnary(operator: UnaryOperator, value: Value, call: BuiltinCall): Awaitable<boolean> {
  switch (operator) {
    case "-z":
      return isEmptyText(operator, value);
    case "-n":
      return !isEmptyText(operator, value);
    case "-list":
    case "-record":
      return typeName(value) === operator.slice(1);
    case "-e":
    case "-f":
    case "-d":
    case "-r":
    case "-w":
    case "-x":
    case "-s":
    case "-L":
      return testFile(operator, pathText(value), call);
    default:
      return assertNever(operator);
  }
}

function isEmptyText(operator: string, value: Value): boolean {
  const type = typeName(value);
  if (type === "list" || type === "record") {
    throw new Fault(`${operator} tests text, not a ${type}`, "ask for its size: ${#x}");
  }
  return value instanceof Uint8Array ? value.length === 0 : toText(value) === "";
}

function answerBinary(operator: BinaryOperator, left: Value, right: Value): Awaitable<boolean> {
  switch (operator) {
    case "=":
    case "==":
      return equalValues(left, right);
    case "!=":
      return !equalValues(left, right);
    case "<":
      return compareValues(left, right) < 0;
    case ">":
      return compareValues(left, right) > 0;
    case "<=":
      return compareValues(left, right) <= 0;
    case ">=":
      return compareValues(left, right) >= 0;
    case "=~":
    case "!~":
      return answerMatch(left, right, operator === "=~");
    case "-eq":
    case "-ne":
    case "-gt":
    case "-ge":
    case "-lt":
    case "-le":
      return answerNumeric[operator](
        compareNumbers(toNumber(left, operator), toNumber(right, operator)),
      );
    default:
      return assertNever(operator);
  }
}

const answerNumeric = {
  "-eq": (order: number) => order === 0,
  "-ne": (order: number) => order !== 0,
  "-gt": (order: number) => order > 0,
  "-ge": (order: number) => order >= 0,
  "-lt": (order: number) => order < 0,
  "-le": (order: number) => order <= 0,
} as const;

function answerMatch(left: Value, right: Value, wanted: boolean): Awaitable<boolean> {
  const found = createRegularExpression(toText(right)).matches(toText(left));
  return found instanceof Promise ? found.then((late) => late === wanted) : found === wanted;
}
