import type { AndOr, Block, Statement } from "@aish/syntax";
import type { Code } from "./code.ts";
import { checked, type Context } from "./context.ts";
import { done, succeeded, type Outcome } from "./outcome.ts";
import type { Awaitable } from "./value.ts";

/** Statements one after the other, until one of them breaks, returns or exits. */
export function compileBlock(
  block: Block,
  compile: (statement: Statement) => Code<Outcome>,
): Code<Outcome> {
  const codes = block.map(compile);
  const [first, second] = codes;
  if (first === undefined) return (context) => settle(context, 0);
  if (second === undefined) return first;
  return (context) => runFrom(codes, 0, context);
}

/** An empty block leaves `$?` at 0. */
function settle(context: Context, status: number): Outcome {
  context.shell.status = status;
  return done(status);
}

function runFrom(
  codes: readonly Code<Outcome>[],
  from: number,
  context: Context,
): Awaitable<Outcome> {
  let last: Outcome = succeeded;
  for (let index = from; index < codes.length; index += 1) {
    const outcome = codes[index]?.(context) ?? succeeded;
    if (outcome instanceof Promise) return runAfter(outcome, codes, index + 1, context);
    if (outcome.kind !== "done") return outcome;
    last = outcome;
  }
  return last;
}

async function runAfter(
  running: Promise<Outcome>,
  codes: readonly Code<Outcome>[],
  next: number,
  context: Context,
): Promise<Outcome> {
  let last = await running;
  for (let index = next; index < codes.length; index += 1) {
    if (last.kind !== "done") return last;
    const outcome = codes[index]?.(context) ?? succeeded;
    last = outcome instanceof Promise ? await outcome : outcome;
  }
  return last;
}

/** `a && b || c` is a chain that leans to the left: walked, not descended into. */
export function compileAndOr(
  node: AndOr,
  compile: (statement: Statement) => Code<Outcome>,
): Code<Outcome> {
  const links: { op: AndOr["op"]; code: Code<Outcome> }[] = [];
  let first: Statement = node;
  while (first.kind === "andOr") {
    links.unshift({ op: first.op, code: compile(first.right) });
    first = first.left;
  }
  const start = compile(first);
  const lastIndex = links.length - 1;
  function runLinks(outcome: Outcome, from: number, context: Context): Awaitable<Outcome> {
    let current = outcome;
    for (let index = from; index < links.length; index += 1) {
      const link = links[index];
      if (current.kind !== "done") return current; // break, return and exit pass through
      if (link === undefined || (current.status === 0) !== (link.op === "&&")) continue;
      const result = link.code(index === lastIndex ? context : checked(context));
      if (result instanceof Promise) {
        return result.then((late) => runLinks(late, index + 1, context));
      }
      current = result;
    }
    return current;
  }
  return (context) => {
    const outcome = start(checked(context));
    return outcome instanceof Promise
      ? outcome.then((late) => runLinks(late, 0, context))
      : runLinks(outcome, 0, context);
  };
}

/** `! statement`, `! a | b` once the pipeline itself is compiled. */
export function compileNegation(code: Code<Outcome>): Code<Outcome> {
  return (context) => {
    const outcome = code(checked(context));
    return outcome instanceof Promise
      ? outcome.then((late) => negate(late, context))
      : negate(outcome, context);
  };
}

function negate(outcome: Outcome, context: Context): Outcome {
  return outcome.kind === "done" ? settle(context, outcome.status === 0 ? 1 : 0) : outcome;
}
