import type { Program } from "../ast.ts";
import { PlanCollector } from "./plan-collector.ts";
import type { PlannedStatement, ProgramPlan } from "./plan-shape.ts";
import { planStatement } from "./plan-statement.ts";
import { printStatement } from "../print/print.ts";

export type { PlannedStatement, ProgramPlan } from "./plan-shape.ts";

/** Executes nothing and asks nobody: aliases and functions of the session are not known here. */
export function planProgram(program: Program, source: string): ProgramPlan {
  const statements = program.body.map((statement, index): PlannedStatement => {
    const { span } = statement;
    const collector = new PlanCollector();
    planStatement(statement, {
      source,
      collector,
      within: [],
      anchor: undefined,
      statement: planStatement,
    });
    return {
      index,
      span,
      source: source.slice(span.start, span.end),
      plan: collector.plan(printStatement(statement)),
    };
  });
  return { statements };
}
