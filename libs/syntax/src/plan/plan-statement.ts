import { assertNever } from "@aish/core";

import type { Assignment, Case, If, Pipeline, Statement } from "../ast.ts";
import { planCommand } from "./plan-command.ts";
import { planRedirects } from "./plan-redirect.ts";
import { inside, planBlock, type PlanWalk } from "./plan-walk.ts";
import { planArithmetic, planTarget, planTest, planValue, planWord } from "./plan-word.ts";

export function planStatement(statement: Statement, walk: PlanWalk): void {
  switch (statement.kind) {
    case "andOr":
      return planAndOr(statement, walk);
    case "pipeline":
      return planPipeline(statement, walk);
    case "background":
      return planStatement(statement.body, inside(walk, "background"));
    case "assignment":
      return planAssignment(statement, walk);
    case "simpleCommand":
      return planCommand(statement, walk);
    case "redirected":
      planStatement(statement.body, walk);
      planRedirects(statement.redirects, walk);
      return;
    case "group":
      return planBlock(statement.body, walk);
    case "subshell":
      return planBlock(statement.body, inside(walk, "subshell"));
    case "if":
      return planIf(statement, walk);
    case "whileLoop":
      planBlock(statement.condition, inside(inside(walk, "loop"), "condition"));
      return planBlock(statement.body, inside(walk, "loop"));
    case "forLoop":
      for (const item of statement.items ?? []) planWord(item, walk);
      if (statement.items === undefined) walk.collector.read("@");
      walk.collector.write(statement.name);
      return planBlock(statement.body, inside(walk, "loop"));
    case "countingLoop": {
      const { init, condition, step } = statement;
      if (init !== undefined) planArithmetic(init, walk);
      const turn = inside(walk, "loop");
      for (const part of [condition, step]) if (part !== undefined) planArithmetic(part, turn);
      return planBlock(statement.body, turn);
    }
    case "case":
      return planCase(statement, walk);
    case "functionDefinition":
      walk.collector.define(statement.name);
      return planBlock(statement.body, inside(walk, "function"));
    case "testCommand":
      return planTest(statement.test, walk);
    case "arithmeticCommand":
      return planArithmetic(statement.expression, walk);
    case "loopJump":
      if (statement.levels !== undefined) planWord(statement.levels, walk);
      return;
    case "leave":
      if (statement.status !== undefined) planWord(statement.status, walk);
      return;
    default:
      return assertNever(statement);
  }
}

/** A long chain leans to the left: it is followed in a loop, not by recursion. */
function planAndOr(top: Statement, walk: PlanWalk): void {
  const rest: Statement[] = [];
  let left = top;
  for (; left.kind === "andOr"; left = left.left) rest.push(left.right);
  planStatement(left, walk);
  const branch = inside(walk, "branch");
  for (const statement of rest.toReversed()) planStatement(statement, branch);
}

function planPipeline({ stages }: Pipeline, walk: PlanWalk): void {
  const stage = stages.length > 1 ? inside(walk, "pipeline") : walk;
  for (const statement of stages) planStatement(statement, stage);
}

function planAssignment({ bindings }: Assignment, walk: PlanWalk): void {
  for (const { target, value } of bindings) {
    if (value !== undefined) planValue(value, walk);
    planTarget(target, walk);
  }
}

function planIf({ branches, otherwise }: If, walk: PlanWalk): void {
  for (const { condition, body } of branches) {
    planBlock(condition, inside(walk, "condition"));
    planBlock(body, inside(walk, "branch"));
  }
  if (otherwise !== undefined) planBlock(otherwise, inside(walk, "branch"));
}

function planCase({ subject, branches }: Case, walk: PlanWalk): void {
  planWord(subject, walk);
  for (const { patterns, body } of branches) {
    for (const pattern of patterns) planWord(pattern, walk);
    planBlock(body, inside(walk, "branch"));
  }
}
