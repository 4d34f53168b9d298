import type { AndOr, Block, Statement } from "@aish/syntax";
import type { Code, Origin } from "../code.ts";
import { checked, type Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { done, succeeded, type Outcome } from "../outcome.ts";
import { placeOf } from "./place-of.ts";
import type { Awaitable } from "../values/value.ts";

/** Statements one after the other, until one of them breaks, returns or exits. */
export function compileBlock(
  block: Block,
  origin: Origin,
  compile: (statement: Statement) => Code<Outcome>,
): Code<Outcome> {
  const codes = block.map(compile);
  const [first, second] = codes;
  if (first === undefined) return (context) => settle(context, 0);
  if (second === undefined && origin.path === undefined) return first;
  const placed = { codes, placeOf: (index: number) => placeOf(block[index]?.span, origin) };
  return (context) => runFrom(placed, 0, context);
}

interface Placed {
  readonly codes: readonly Code<Outcome>[];
  /** Of a statement, for the fault that ends the program there. */
  placeOf(index: number): string | undefined;
}

/** An empty block leaves `$?` at 0. */
function settle(context: Context, status: number): Outcome {
  context.shell.status = status;
  return done(status);
}

function runFrom(placed: Placed, from: number, context: Context): Awaitable<Outcome> {
  const { codes } = placed;
  let last: Outcome = succeeded;
  let index = from;
  try {
    for (; index < codes.length; index += 1) {
      const outcome = codes[index]?.(context) ?? succeeded;
      if (outcome instanceof Promise) return runAfter(outcome, placed, index, context);
      if (outcome.kind !== "done") return outcome;
      last = outcome;
    }
  } catch (error) {
    throw withPlace(error, placed, index);
  }
  return last;
}

async function runAfter(
  running: Promise<Outcome>,
  placed: Placed,
  at: number,
  context: Context,
): Promise<Outcome> {
  const { codes } = placed;
  let index = at;
  try {
    let last = await running;
    for (index += 1; index < codes.length; index += 1) {
      if (last.kind !== "done") return last;
      const outcome = codes[index]?.(context) ?? succeeded;
      last = outcome instanceof Promise ? await outcome : outcome;
    }
    return last;
  } catch (error) {
    throw withPlace(error, placed, index);
  }
}

/** The innermost statement is the place: those around it find it set. */
function withPlace(error: unknown, placed: Placed, index: number): unknown {
  if (error instanceof Fault) error.place ??= placed.placeOf(index);
  return error;
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
