import { assertNever } from "@aish/core";
import type { AndOr, Binding, Block, Case, Redirect, SimpleCommand, Statement } from "../ast.ts";
import { validateArithmetic } from "./validate-arithmetic.ts";
import { validateCommand } from "./validate-command.ts";
import { validateForItem, validateJump, validateLeave } from "./validate-control.ts";
import { gatherOf, scatterName } from "./validate-scatter.ts";
import { validateTest } from "./validate-test.ts";
import { validatePath, validateTarget, validateValue, validateWord } from "./validate-word.ts";
import type { ValidationWalk } from "./validate-walk.ts";

const leaves = { word: validateWord, target: validateTarget, path: validatePath };

export function validateBlock(block: Block, walk: ValidationWalk): void {
  for (const statement of block) validateStatement(statement, walk);
}

/** As deep as the program nests, which the parser limits; chains of `&&` are taken in a loop. */
function validateStatement(statement: Statement, walk: ValidationWalk): void {
  const { variables } = walk;
  switch (statement.kind) {
    case "andOr":
      return validateAndOr(statement, walk);
    case "pipeline":
      return validatePipeline(statement.stages, walk);
    case "background":
      variables.passing(() => validateStatement(statement.body, walk));
      return;
    case "assignment":
      return validateBindings(statement.bindings, statement.local ? "local" : "visible", walk);
    case "simpleCommand":
      validateCommandWords(statement, walk);
      return validateCommand(statement, walk);
    case "redirected":
      validateRedirects(statement.redirects, walk);
      return validateStatement(statement.body, walk);
    case "group":
      return validateBlock(statement.body, walk);
    case "subshell":
      variables.passing(() => validateBlock(statement.body, walk));
      return;
    case "if": {
      const [first] = statement.branches;
      if (first !== undefined) validateBlock(first.condition, walk);
      const bodies = statement.branches.map((branch) => () => {
        if (branch !== first) validateBlock(branch.condition, walk);
        validateBlock(branch.body, walk);
      });
      return variables.oneOf([...bodies, () => validateBlock(statement.otherwise ?? [], walk)]);
    }
    case "whileLoop":
      return walk.inLoop(() => {
        validateBlock(statement.condition, walk);
        validateBlock(statement.body, walk);
      });
    case "forLoop":
      for (const item of statement.items ?? []) validateForItem(item, walk);
      for (const item of statement.items ?? []) validateWord(item, walk);
      walk.nameGiven(statement.name, statement.nameSpan);
      return walk.inLoop(() => {
        variables.define(statement.name, "local");
        validateBlock(statement.body, walk);
      });
    case "countingLoop":
      if (statement.init !== undefined) validateArithmetic(statement.init, walk, leaves);
      if (statement.condition !== undefined) validateArithmetic(statement.condition, walk, leaves);
      return walk.inLoop(() => {
        validateBlock(statement.body, walk);
        if (statement.step !== undefined) validateArithmetic(statement.step, walk, leaves);
      });
    case "case":
      return validateCase(statement, walk);
    case "functionDefinition":
      walk.functions.add(statement.name);
      walk.nameGiven(statement.name, statement.nameSpan);
      return walk.inFunction(() => validateBlock(statement.body, walk));
    case "testCommand":
      return validateTest(statement.test, walk);
    case "arithmeticCommand":
      return validateArithmetic(statement.expression, walk, leaves);
    case "loopJump":
      if (statement.levels !== undefined) validateWord(statement.levels, walk);
      return validateJump(statement, walk);
    case "leave":
      if (statement.status !== undefined) validateWord(statement.status, walk);
      return validateLeave(statement, walk);
    default:
      return assertNever(statement);
  }
}

function validateCommandWords(command: SimpleCommand, walk: ValidationWalk): void {
  const words = (): void => {
    validateWord(command.name, walk);
    for (const word of command.args) validateWord(word, walk);
    validateRedirects(command.redirects, walk);
  };
  if (command.environment.length === 0) return words();
  walk.variables.passing(() => {
    validateBindings(command.environment, "local", walk);
    words();
  });
}

/** Only the first of `a && b || c` is sure to run. */
function validateAndOr(statement: AndOr, walk: ValidationWalk): void {
  const rest: Statement[] = [];
  let first: Statement = statement;
  while (first.kind === "andOr") {
    rest.push(first.right);
    first = first.left;
  }
  validateStatement(first, walk);
  walk.variables.passing(() => {
    for (const next of rest.toReversed()) validateStatement(next, walk);
  });
}

/** What the last stage defines stays; the others work on copies. Workers see the name scatter gives. */
function validatePipeline(stages: readonly Statement[], walk: ValidationWalk): void {
  const { variables } = walk;
  const workers = stages.length;
  for (let at = 0; at < workers; at += 1) {
    const stage = stages[at];
    if (stage === undefined) continue;
    if (at === workers - 1) {
      validateStatement(stage, walk);
      continue;
    }
    variables.passing(() => validateStatement(stage, walk));
    const name = scatterName(stage, walk);
    if (name === undefined) continue;
    const gather = gatherOf(stages, at, walk);
    variables.passing(() => {
      variables.define(name, "local");
      for (const worker of stages.slice(at + 1, gather)) validateStatement(worker, walk);
    });
    at = gather - 1;
  }
}

function validateBindings(
  bindings: readonly Binding[],
  reach: "local" | "visible",
  walk: ValidationWalk,
): void {
  for (const { target, value } of bindings) {
    if (value !== undefined) validateValue(value, walk);
    validateTarget(target, walk, reach);
  }
}

function validateCase(statement: Case, walk: ValidationWalk): void {
  validateWord(statement.subject, walk);
  const bodies = statement.branches.map((branch) => () => {
    for (const pattern of branch.patterns) validateWord(pattern, walk);
    validateBlock(branch.body, walk);
  });
  const takesAll = statement.branches.some((branch) =>
    branch.patterns.some(
      ({ parts: [part, more] }) =>
        part?.kind === "globPattern" && part.pattern === "*" && more === undefined,
    ),
  );
  // Without a branch for the rest there is the way through none of them.
  walk.variables.oneOf(takesAll ? bodies : [...bodies, () => undefined]);
}

function validateRedirects(redirects: readonly Redirect[], walk: ValidationWalk): void {
  for (const redirect of redirects) {
    switch (redirect.kind) {
      case "fileRedirect":
        validateWord(redirect.target, walk);
        break;
      case "duplicateRedirect":
        break;
      case "hereDocument":
        validateWord(redirect.body, walk);
        break;
      case "hereString":
        validateWord(redirect.word, walk);
        break;
      default:
        assertNever(redirect);
    }
  }
}
