import { assertNever } from "@aish/core";
import type { Arithmetic, Subscript, Target, Word } from "../ast.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** What arithmetic is made of that is not arithmetic. */
export interface ArithmeticLeaves {
  word(word: Word, walk: ValidationWalk): void;
  path(path: readonly Subscript[], walk: ValidationWalk): void;
  /** After what is assigned to it. */
  target(target: Target, walk: ValidationWalk): void;
}

interface Assigned {
  readonly kind: "assigned";
  readonly target: Target;
}

/** From left to right, with a stack of its own: `1+1+1+…` nests as deep as it is long. */
export function validateArithmetic(
  expression: Arithmetic,
  walk: ValidationWalk,
  leaves: ArithmeticLeaves,
): void {
  const waiting: (Arithmetic | Assigned)[] = [expression];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    switch (node.kind) {
      case "integer":
        break;
      case "arithmeticVariable":
        leaves.path(node.path, walk);
        walk.variables.use(node.name, node.span);
        break;
      case "arithmeticWord":
        leaves.word(node.word, walk);
        break;
      case "unary":
        waiting.push(node.operand);
        break;
      case "binary":
        waiting.push(node.right, node.left);
        break;
      case "conditional":
        waiting.push(node.no, node.yes, node.condition);
        break;
      case "arithmeticAssignment":
        waiting.push({ kind: "assigned", target: node.target }, node.value);
        break;
      case "increment":
      case "assigned":
        leaves.target(node.target, walk);
        break;
      case "sequence":
        for (const item of node.items.toReversed()) waiting.push(item);
        break;
      default:
        assertNever(node);
    }
  }
}
