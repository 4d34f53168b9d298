import { assertNever } from "@aish/core";
import type { Test, ValueExpression } from "../ast.ts";
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
        if (node.op === "==" || node.op === "!=") validateNoPattern(node.right, walk);
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

/** `[[ $x == *.txt ]]` is a pattern elsewhere, and text here. */
function validateNoPattern(operand: ValueExpression, walk: ValidationWalk): void {
  if (operand.kind !== "word") return;
  const isPattern = operand.parts.some(
    (part) =>
      part.kind === "literal" &&
      part.span.end - part.span.start === part.text.length &&
      /[*?]|\[[^\][]+\]/.test(part.text),
  );
  if (!isPattern) return;
  const written = walk.source.slice(operand.span.start, operand.span.end);
  const message = `${written} is compared as text, not as a pattern`;
  const hint = `write case … in ${written}) … esac, or =~ and a regular expression; quote it if it is text`;
  walk.findings.warning("W008", operand.span, message, hint);
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
