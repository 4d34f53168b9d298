import { assertNever } from "@aish/core";
import type { Test, ValueExpression } from "@aish/syntax";
import type { Code, Compiler } from "../code.ts";
import { equalValues } from "../values/compare-equality.ts";
import { both } from "../values/compare-operands.ts";
import { compareNumbers, compareValues, toNumber } from "../values/compare-order.ts";
import { literalValue } from "../values/literal-value.ts";
import { isMember } from "./test-expression-membership.ts";
import { compileMatch } from "./test-expression-match.ts";
import type { Value } from "../values/value.ts";
import { isSpecialName } from "../variables/variable-read.ts";

type BinaryTest = Extract<Test, { kind: "binaryTest" }>;
type NumericOperator = Extract<BinaryTest["op"], "-eq" | "-ne" | "-gt" | "-ge" | "-lt" | "-le">;

/** `left op right` */
export function compileComparison(test: BinaryTest, compiler: Compiler): Code<boolean> {
  const { op } = test;
  const left = compiler.value(test.left);
  const right = compiler.value(test.right);
  switch (op) {
    case "==":
      return both(left, right, equalValues);
    case "!=":
      return both(left, right, (a, b) => !equalValues(a, b));
    case "<":
      return both(left, right, (a, b) => compareValues(a, b) < 0);
    case ">":
      return both(left, right, (a, b) => compareValues(a, b) > 0);
    case "<=":
      return both(left, right, (a, b) => compareValues(a, b) <= 0);
    case ">=":
      return both(left, right, (a, b) => compareValues(a, b) >= 0);
    case "in":
      return both(left, right, isMember);
    case "not in":
      return both(left, right, (a, b) => !isMember(a, b));
    case "=~":
      return compileMatch(left, test.right, true, compiler);
    case "!~":
      return compileMatch(left, test.right, false, compiler);
    case "-eq":
    case "-ne":
    case "-gt":
    case "-ge":
    case "-lt":
    case "-le":
      return compileNumeric({ ...test, op }, left, right);
    default:
      return assertNever(op);
  }
}

const numeric: Readonly<Record<NumericOperator, (order: number) => boolean>> = {
  "-eq": (order) => order === 0,
  "-ne": (order) => order !== 0,
  "-gt": (order) => order > 0,
  "-ge": (order) => order >= 0,
  "-lt": (order) => order < 0,
  "-le": (order) => order <= 0,
};

/** Text that reads as a number is one; anything else is a fault. */
function compileNumeric(
  { op, left, right }: BinaryTest & { readonly op: NumericOperator },
  leftCode: Code<Value>,
  rightCode: Code<Value>,
): Code<boolean> {
  const holds = numeric[op];
  const general = both(leftCode, rightCode, (a, b) =>
    holds(compareNumbers(toNumber(a, op), toNumber(b, op))),
  );
  const name = variableName(left);
  const limit = numberLiteral(right);
  if (name === undefined || limit === undefined) return general;
  // The condition of most loops.
  return (context) => {
    const value = context.shell.scope.get(name);
    return typeof value === "number" ? holds(value - limit) : general(context);
  };
}

function variableName(expression: ValueExpression): string | undefined {
  if (expression.kind !== "word") return undefined;
  const [part, second] = expression.parts;
  if (part?.kind !== "variable" || second !== undefined) return undefined;
  const isWhole = part.path.length === 0 && part.operation === undefined;
  return isWhole && !isSpecialName(part.name) ? part.name : undefined;
}

function numberLiteral(expression: ValueExpression): number | undefined {
  if (expression.kind !== "word") return undefined;
  const [part, second] = expression.parts;
  if (part?.kind !== "literal" || second !== undefined) return undefined;
  const value = literalValue(part.text);
  return typeof value === "number" ? value : undefined;
}
