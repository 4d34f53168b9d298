import { assertNever } from "@aish/core";
import type { Test, ValueExpression } from "./ast.ts";
import { validateValue } from "./validate-word.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** From left to right, with a stack of its own, as `a && b && c …` nests as deep as it is long. */
export function validateTest(test: Test, walk: ValidationWalk): void {
  const waiting: Test[] = [test];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    switch (node.kind) {
      case "wordTest":
        validateValue(node.word, walk);
        break;
      case "unaryTest":
        if (!asksWhetherSet(node.op, node.operand)) validateValue(node.operand, walk);
        break;
      case "binaryTest":
        validateValue(node.left, walk);
        validateValue(node.right, walk);
        break;
      case "notTest":
        waiting.push(node.test);
        break;
      case "logicalTest":
        waiting.push(node.right, node.left);
        break;
      default:
        assertNever(node);
    }
  }
}

/** `[[ -n "$x" ]]` is how one finds out whether there is an `x`, so there need not be one. */
function asksWhetherSet(op: string, operand: ValueExpression): boolean {
  if ((op !== "-n" && op !== "-z") || operand.kind !== "word") return false;
  const [part, second] = operand.parts;
  if (part?.kind !== "doubleQuoted" || second !== undefined) return false;
  const [variable, more] = part.parts;
  return (
    variable?.kind === "variable" &&
    more === undefined &&
    variable.path.length === 0 &&
    variable.operation === undefined
  );
}
