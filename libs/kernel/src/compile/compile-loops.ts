import type { CountingLoop, ForLoop, WhileLoop, Word } from "@aish/syntax";
import { andThen, ensuring, type Code, type Compiler } from "../code.ts";
import { compileLoopItems } from "./loop-items.ts";
import { conclude } from "../conclude.ts";
import { checked, type Context } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import { runLoop, type Verdict } from "./run-loop.ts";
import type { Awaitable, Value } from "../values/value.ts";

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
  return (context) => {
    const { shell } = context;
    shell.substitutionStatus = undefined;
    return andThen(items(context), (values) => {
      const { scope } = shell;
      const failed = shell.substitutionStatus ?? 0;
      // Nothing else would ever tell that the items are not all there.
      if (failed !== 0 && shell.options.errexit && !context.failureIsChecked) {
        return conclude(context, failed);
      }
      scope.pushFrame("block");
      return ensuring(
        () => runLoop(context, body, bindEach(values, node.name, context)),
        () => scope.popFrame(),
      );
    });
  };
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
