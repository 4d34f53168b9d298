import { assertNever } from "@aish/core";

import type {
  Arithmetic,
  Subscript,
  Target,
  Test,
  ValueExpression,
  VariableOperation,
  VariablePart,
  Word,
  WordPart,
} from "../ast.ts";
import { inside, planBlock, type PlanWalk } from "./plan-walk.ts";

/** The variables a word reads and writes, the commands that run to expand it. */
export function planWord(word: Word, walk: PlanWalk): void {
  for (const part of word.parts) planPart(part, walk);
}

function planPart(part: WordPart, walk: PlanWalk): void {
  switch (part.kind) {
    case "literal":
    case "globPattern":
    case "singleQuoted":
    case "tilde":
      return;
    case "doubleQuoted":
      for (const inner of part.parts) planPart(inner, walk);
      return;
    case "variable":
      return planVariable(part, walk);
    case "commandSubstitution":
      return planBlock(part.body, inside(walk, "substitution"));
    case "arithmeticExpansion":
      return planArithmetic(part.expression, walk);
    default:
      return assertNever(part);
  }
}

function planVariable({ name, path, operation }: VariablePart, walk: PlanWalk): void {
  walk.collector.read(name);
  planPath(path, walk);
  if (operation === undefined) return;
  if (operation.kind === "default" && operation.op === "=") walk.collector.write(name);
  planOperation(operation, walk);
}

function planOperation(operation: VariableOperation, walk: PlanWalk): void {
  switch (operation.kind) {
    case "length":
    case "changeCase":
      return;
    case "default":
      return planWord(operation.word, walk);
    case "trim":
      return planWord(operation.pattern, walk);
    case "replace":
      planWord(operation.pattern, walk);
      return planWord(operation.replacement, walk);
    case "slice":
      if (operation.from !== undefined) planArithmetic(operation.from, walk);
      if (operation.to !== undefined) planArithmetic(operation.to, walk);
      return;
    default:
      return assertNever(operation);
  }
}

function planPath(path: readonly Subscript[], walk: PlanWalk): void {
  for (const subscript of path) {
    if (subscript.kind === "keySubscript") planWord(subscript.key, walk);
    else planArithmetic(subscript.index, walk);
  }
}

/** `x[k]=v` reads nothing of `x` that the program could see. */
export function planTarget(target: Target, walk: PlanWalk): void {
  planPath(target.path, walk);
  walk.collector.write(target.name);
}

export function planValue(value: ValueExpression, walk: PlanWalk): void {
  switch (value.kind) {
    case "word":
      return planWord(value, walk);
    case "list":
      for (const item of value.items) planValue(item.value, walk);
      return;
    case "record":
      for (const entry of value.entries) {
        planWord(entry.key, walk);
        planValue(entry.value, walk);
      }
      return;
    default:
      return assertNever(value);
  }
}

export function planArithmetic(node: Arithmetic, walk: PlanWalk): void {
  switch (node.kind) {
    case "integer":
      return;
    case "arithmeticVariable":
      walk.collector.read(node.name);
      return planPath(node.path, walk);
    case "arithmeticWord":
      return planWord(node.word, walk);
    case "unary":
      return planArithmetic(node.operand, walk);
    case "binary":
      return planBinary(node, walk);
    case "conditional":
      planArithmetic(node.condition, walk);
      planArithmetic(node.yes, walk);
      return planArithmetic(node.no, walk);
    case "arithmeticAssignment":
      planArithmetic(node.value, walk);
      if (node.op !== undefined) walk.collector.read(node.target.name);
      return planTarget(node.target, walk);
    case "increment":
      walk.collector.read(node.target.name);
      return planTarget(node.target, walk);
    case "sequence":
      for (const item of node.items) planArithmetic(item, walk);
      return;
    default:
      return assertNever(node);
  }
}

/** A long sum leans to the left: it is followed in a loop, not by recursion. */
function planBinary(top: Arithmetic, walk: PlanWalk): void {
  const operands: Arithmetic[] = [];
  let left = top;
  for (; left.kind === "binary"; left = left.left) operands.push(left.right);
  planArithmetic(left, walk);
  for (const operand of operands.toReversed()) planArithmetic(operand, walk);
}

export function planTest(test: Test, walk: PlanWalk): void {
  switch (test.kind) {
    case "wordTest":
      return planWord(test.word, walk);
    case "unaryTest":
      return planValue(test.operand, walk);
    case "binaryTest":
      planValue(test.left, walk);
      return planValue(test.right, walk);
    case "notTest":
      return planTest(test.test, walk);
    case "logicalTest":
      return planLogical(test, walk);
    default:
      return assertNever(test);
  }
}

function planLogical(top: Test, walk: PlanWalk): void {
  const operands: Test[] = [];
  let left = top;
  for (; left.kind === "logicalTest"; left = left.left) operands.push(left.right);
  planTest(left, walk);
  for (const operand of operands.toReversed()) planTest(operand, walk);
}
