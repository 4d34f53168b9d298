import type { CountingLoop, ForLoop, WhileLoop, Word } from "@aish/syntax";
import { andThen, ensuring, type Code, type Compiler } from "./code.ts";
import { compileLoopItems } from "./loop-items.ts";
import { checked, type Context } from "./context.ts";
import { throwIfAborted } from "./interrupted.ts";
import { done, succeeded, type Outcome } from "./outcome.ts";
import type { Awaitable, Value } from "./value.ts";

/** What a turn says about the loop: `undefined` goes on, everything else ends it. */
type TurnEnd = Outcome | undefined;

/** True, false, or the outcome of a condition that breaks, returns or exits. */
type Verdict = boolean | Outcome;

export function compileWhile(node: WhileLoop, compiler: Compiler): Code<Outcome> {
  const inside = compiler.within(compiler.loops + 1);
  const condition = inside.block(node.condition);
  const body = inside.block(node.body);
  const goesOn = (outcome: Outcome): Verdict =>
    outcome.kind === "done" ? (outcome.status === 0) !== node.until : outcome;
  return (context) => {
    const looking = checked(context);
    return runLoop(context, body, () => {
      const outcome = condition(looking);
      return outcome instanceof Promise ? outcome.then(goesOn) : goesOn(outcome);
    });
  };
}

/** `for ((i = 0; i < n; i++))` */
export function compileCountingLoop(node: CountingLoop, compiler: Compiler): Code<Outcome> {
  const init = node.init === undefined ? undefined : compiler.arithmetic(node.init);
  const condition = node.condition === undefined ? undefined : compiler.arithmetic(node.condition);
  const step = node.step === undefined ? undefined : compiler.arithmetic(node.step);
  const body = compiler.within(compiler.loops + 1).block(node.body);
  return (context) =>
    andThen(init?.(context), () => {
      let first = true;
      const look = (): Awaitable<Verdict> => {
        if (condition === undefined) return true;
        const value = condition(context);
        return value instanceof Promise ? value.then(isTrue) : isTrue(value);
      };
      return runLoop(context, body, () => {
        const stepped = first ? undefined : step?.(context);
        first = false;
        return stepped instanceof Promise ? stepped.then(look) : look();
      });
    });
}

function isTrue(value: number | bigint): Verdict {
  return value !== 0 && value !== 0n;
}

/** The variable lives in a frame of the loop's own; other assignments in the body reach further. */
export function compileFor(node: ForLoop, compiler: Compiler): Code<Outcome> {
  const items = compileLoopItems(node.items ?? [allArguments(node)], compiler);
  const body = compiler.within(compiler.loops + 1).block(node.body);
  return (context) =>
    andThen(items(context), (values) => {
      const { scope } = context.shell;
      scope.pushFrame("block");
      return ensuring(
        () => runLoop(context, body, bindEach(values, node.name, context)),
        () => scope.popFrame(),
      );
    });
}

function bindEach(values: Iterable<Value>, name: string, context: Context): () => Verdict {
  const iterator = values[Symbol.iterator]();
  return () => {
    const next = iterator.next();
    if (next.done === true) return false;
    context.shell.scope.bind(name, next.value, false);
    return true;
  };
}

function allArguments(node: ForLoop): Word {
  const { nameSpan: span } = node;
  return {
    kind: "word",
    span,
    parts: [{ kind: "variable", span, name: "@", path: [], operation: undefined }],
  };
}

/** Turns as long as `again` says so. Stays without a promise until something has to be waited for. */
function runLoop(
  context: Context,
  body: Code<Outcome>,
  again: () => Awaitable<Verdict>,
): Awaitable<Outcome> {
  const { shell } = context;
  const { pulse } = shell.runtime;
  let last: Outcome = succeeded;
  const endOfTurn = (outcome: Outcome): TurnEnd => {
    if (outcome.kind === "done") {
      last = outcome;
      return undefined;
    }
    if (outcome.kind !== "break" && outcome.kind !== "continue") return outcome;
    if (outcome.levels > 1) return { kind: outcome.kind, levels: outcome.levels - 1 };
    last = succeeded;
    return outcome.kind === "break" ? succeeded : undefined;
  };
  const finish = (outcome: Outcome): Outcome => {
    if (outcome.kind === "done") shell.status = outcome.status;
    return outcome;
  };
  const verdictEnds = (verdict: Verdict): TurnEnd => {
    if (verdict === true) return undefined;
    return verdict === false ? done(last.kind === "done" ? last.status : 0) : endOfTurn(verdict);
  };

  async function later(
    pending: Awaitable<Verdict> | Awaitable<Outcome>,
    stage: "verdict" | "body",
  ): Promise<Outcome> {
    let waiting: Awaitable<Verdict | Outcome> = pending;
    let at = stage;
    for (;;) {
      const settled = waiting instanceof Promise ? await waiting : waiting;
      if (at === "verdict") {
        const ended = verdictEnds(settled);
        if (ended !== undefined) return finish(ended);
        // A condition that was `continue` begins again with the condition.
        waiting = settled === true ? body(context) : again();
        at = settled === true ? "body" : "verdict";
      } else {
        const ended = typeof settled === "boolean" ? undefined : endOfTurn(settled);
        if (ended !== undefined) return finish(ended);
        const pause = pulse.beat();
        if (pause !== undefined) await pause;
        throwIfAborted(context.signal);
        waiting = again();
        at = "verdict";
      }
    }
  }

  for (;;) {
    const verdict = again();
    if (verdict instanceof Promise) return later(verdict, "verdict");
    if (verdict !== true) {
      const ended = verdictEnds(verdict);
      if (ended !== undefined) return finish(ended);
      continue;
    }
    const outcome = body(context);
    if (outcome instanceof Promise) return later(outcome, "body");
    if (outcome.kind === "done") last = outcome;
    else {
      const ended = endOfTurn(outcome);
      if (ended !== undefined) return finish(ended);
    }
    const pause = pulse.beat();
    if (pause !== undefined) {
      return pause.then(() => {
        throwIfAborted(context.signal);
        return later(again(), "verdict");
      });
    }
  }
}
