import { assertNever } from "@aish/core";
import type { Subscript, Target, ValueExpression, VariablePart, Word, WordPart } from "../ast.ts";
import { validateArithmetic } from "./validate-arithmetic.ts";
import type { ValidationWalk } from "./validate-walk.ts";

const leaves = { word: validateWord, target: validateTarget, path: validatePath };

export function validateValue(value: ValueExpression, walk: ValidationWalk): void {
  switch (value.kind) {
    case "word":
      validateWord(value, walk);
      return;
    case "list":
      for (const item of value.items) validateValue(item.value, walk);
      return;
    case "record":
      for (const entry of value.entries) {
        validateWord(entry.key, walk);
        validateValue(entry.value, walk);
      }
      return;
    default:
      assertNever(value);
  }
}

export function validateWord(word: Word, walk: ValidationWalk): void {
  for (const part of word.parts) validatePart(part, walk);
}

function validatePart(part: WordPart, walk: ValidationWalk): void {
  switch (part.kind) {
    case "literal":
    case "globPattern":
    case "tilde":
    case "singleQuoted":
      return;
    case "doubleQuoted":
      for (const inner of part.parts) validatePart(inner, walk);
      return;
    case "variable":
      validateVariable(part, walk);
      return;
    case "commandSubstitution":
      walk.variables.passing(() => walk.block(part.body));
      return;
    case "arithmeticExpansion":
      validateArithmetic(part.expression, walk, leaves);
      return;
    default:
      assertNever(part);
  }
}

function validateVariable(part: VariablePart, walk: ValidationWalk): void {
  const { name, operation, path, span } = part;
  const { variables } = walk;
  validatePath(path, walk);
  switch (operation?.kind) {
    case undefined:
    case "changeCase":
      variables.use(name, span);
      return;
    case "length":
      return;
    case "default":
      variables.passing(() => validateWord(operation.word, walk));
      if (path.length === 0 && (operation.op === "=" || operation.op === "?")) {
        variables.define(name);
      }
      return;
    case "trim":
      variables.use(name, span);
      validateWord(operation.pattern, walk);
      return;
    case "replace":
      variables.use(name, span);
      validateWord(operation.pattern, walk);
      validateWord(operation.replacement, walk);
      return;
    case "slice":
      variables.use(name, span);
      for (const bound of [operation.from, operation.to]) {
        if (bound === undefined) continue;
        validateArithmetic(bound, walk, leaves);
      }
      return;
    default:
      assertNever(operation);
  }
}

export function validatePath(path: readonly Subscript[], walk: ValidationWalk): void {
  for (const subscript of path) {
    switch (subscript.kind) {
      case "keySubscript":
        validateWord(subscript.key, walk);
        break;
      case "indexSubscript":
        validateArithmetic(subscript.index, walk, leaves);
        break;
      default:
        assertNever(subscript);
    }
  }
}

/** What stands left of `=`, once the value has been looked at. */
export function validateTarget(
  target: Target,
  walk: ValidationWalk,
  reach: "local" | "visible" = "visible",
): void {
  validatePath(target.path, walk);
  if (target.path.length > 0) {
    walk.variables.changeElement(target.name, target.span);
    return;
  }
  walk.nameGiven(target.name, target.span);
  walk.variables.define(target.name, reach);
}
