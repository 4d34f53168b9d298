import { looksLikeFlag } from "@aish/syntax";
import type { RunOptions } from "../builtin.ts";
import { mending } from "../code.ts";
import { derive, type Context } from "../context.ts";
import { dispatchOnly, dispatchPastFunctions } from "./dispatch.ts";
import { Fault } from "../fault.ts";
import { Interrupted } from "../interrupted.ts";
import { done, type Outcome } from "../outcome.ts";
import { forkShell, type Shell } from "../shell.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { ValueArgument } from "./value-argument.ts";
import { toText } from "../values/value-text.ts";

/**
 * A builtin runs another command: the same dispatch as for one that was written, so that nothing is
 * reachable this way that is not reachable directly.
 */
export function callCommand(
  context: Context,
  argv: readonly Value[],
  options: RunOptions,
): Awaitable<Outcome> {
  const [first, ...rest] = argv;
  if (first === undefined) throw new Fault("no command to run");
  const args = rest.map(
    (value, index) => new ValueArgument(value, isFlag(value, index + 1, options)),
  );
  const { signal } = options;
  const changesEnvironment = options.env !== undefined || options.clearEnv === true;
  const shell = changesEnvironment ? withEnvironment(context.shell, options) : context.shell;
  const inside = derive(context, {
    shell,
    failureIsChecked: true,
    ...(signal === undefined
      ? {}
      : { signal: AbortSignal.any([context.signal, signal]), sharesTerminal: false }),
  });
  const start = options.pastFunctions === true ? dispatchPastFunctions : dispatchOnly;
  const run = (): Awaitable<Outcome> => start(inside, toText(first), args);
  if (signal === undefined) return run();
  return mending(run, (error) => {
    // Only what this signal ended is told here; an end of everything goes on.
    if (!(error instanceof Interrupted) || context.signal.aborted) throw error;
    return done(error.status);
  });
}

function isFlag(value: Value, index: number, options: RunOptions): boolean {
  return options.flags?.[index] ?? (typeof value === "string" && looksLikeFlag(value));
}

/** A fork in which the environment is another; what the command changes is gone with it. */
function withEnvironment(parent: Shell, options: RunOptions): Shell {
  const shell = forkShell(parent, "overlay");
  const { scope } = shell;
  if (options.clearEnv === true) {
    for (const name of scope.names()) {
      const cell = scope.cell(name);
      if (cell?.exported !== true) continue;
      // Programs are still found; what they are given is another thing.
      if (name === "PATH") scope.ownCell(name, cell.value).exported = false;
      else scope.unset(name);
    }
  }
  for (const [name, value] of Object.entries(options.env ?? {})) {
    if (value === undefined) scope.unset(name);
    else {
      scope.set(name, value);
      scope.ownCell(name, value).exported = true;
    }
  }
  return shell;
}
