import { assertNever } from "@aish/core";
import { ensuring, andThen } from "../code.ts";
import { conclude } from "../conclude.ts";
import { inFunction, type Context } from "../context.ts";
import { deeper } from "../depth.ts";
import { Fault } from "../fault.ts";
import type { Outcome } from "../outcome.ts";
import type { Arguments, KaiFunction, Shell } from "../shell.ts";
import type { Awaitable } from "../values/value.ts";
import type { ValueArgument } from "./value-argument.ts";

/** Arguments are text inside; a frame of its own for `local`; `return` ends here, `exit` goes on. */
export function callFunction(
  context: Context,
  definition: KaiFunction,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { shell } = context;
  const before = shell.arguments;
  const inside = inFunction(context, deeper(context));
  shell.arguments = toArguments(args);
  shell.scope.pushFrame("function");
  let outcome: Awaitable<Outcome>;
  try {
    outcome = definition.body(inside);
  } catch (error) {
    leave(shell, before);
    throw error;
  }
  if (outcome instanceof Promise) {
    return andThen(
      ensuring(
        () => outcome,
        () => leave(shell, before),
      ),
      (late) => afterCall(context, late),
    );
  }
  leave(shell, before);
  return afterCall(context, outcome);
}

export function toArguments(args: readonly ValueArgument[]): Arguments {
  return args.length === 0 ? noArguments : new CallArguments(args);
}

const noArguments: Arguments = { values: [], flags: [] };

/** Many functions look at none of their arguments, so their text is made when one is asked for. */
class CallArguments implements Arguments {
  readonly #args: readonly ValueArgument[];
  #values: readonly string[] | undefined;

  constructor(args: readonly ValueArgument[]) {
    this.#args = args;
  }

  get values(): readonly string[] {
    return (this.#values ??= this.#args.map((arg) => arg.text));
  }

  get flags(): readonly boolean[] {
    return this.#args.map((arg) => arg.isFlag);
  }
}

function leave(shell: Shell, before: Arguments): void {
  shell.scope.popFrame();
  shell.arguments = before;
}

function afterCall(context: Context, outcome: Outcome): Awaitable<Outcome> {
  switch (outcome.kind) {
    case "done":
      // The call is a command of its own: what `&&` looked at inside of it is not looked at here.
      return outcome.status !== 0 && context.shell.options.errexit && !context.failureIsChecked
        ? { kind: "exit", status: outcome.status }
        : outcome;
    case "return":
      return conclude(context, outcome.status);
    case "exit":
      return outcome;
    case "break":
    case "continue":
      throw new Fault(`${outcome.kind} outside of a loop`);
    default:
      return assertNever(outcome);
  }
}
