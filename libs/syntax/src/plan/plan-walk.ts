import type { Block, Span, Statement } from "../ast.ts";
import type { PlanCollector } from "./plan-collector.ts";
import type { PlannedContext } from "./plan-shape.ts";

/** Where a walk through a statement stands. */
export interface PlanWalk {
  readonly source: string;
  readonly collector: PlanCollector;
  readonly within: readonly PlannedContext[];
  /** Where the text stands in the program if it is a string of it, as the command of a trap is. */
  readonly anchor: Span | undefined;
  /** Handed on, because statements hold words that hold statements. */
  readonly statement: (statement: Statement, walk: PlanWalk) => void;
}

export function inside(walk: PlanWalk, context: PlannedContext): PlanWalk {
  return { ...walk, within: [...walk.within, context] };
}

export function planBlock(body: Block, walk: PlanWalk): void {
  for (const statement of body) walk.statement(statement, walk);
}

export function textAt({ span }: { readonly span: Span }, { source }: PlanWalk): string {
  return source.slice(span.start, span.end);
}

export function spanOf({ span }: { readonly span: Span }, { anchor }: PlanWalk): Span {
  return anchor ?? span;
}
