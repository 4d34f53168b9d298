import { andThen } from "./code.ts";
import type { Context } from "./context.ts";
import { done, type Done, type Outcome } from "./outcome.ts";
import { runTrap } from "./run-trap.ts";
import type { Awaitable } from "./values/value.ts";

const single: (readonly number[])[] = [];

/**
 * The end of a command: `$?`, `$PIPESTATUS`, and what a failure that nobody looks at means under
 * `set -e` and `trap … ERR`.
 */
export function conclude(
  context: Context,
  status: number,
  pipeStatus: readonly number[] = (single[status] ??= [status]),
): Awaitable<Outcome> {
  const { shell } = context;
  shell.status = status;
  shell.pipeStatus = pipeStatus;
  return status === 0 ? done(0) : concludeFailure(context, done(status));
}

function concludeFailure(context: Context, outcome: Done): Awaitable<Outcome> {
  const { shell, failureIsChecked } = context;
  if (failureIsChecked) return outcome;
  const ended: Outcome = shell.options.errexit ? { kind: "exit", status: outcome.status } : outcome;
  if (!shell.traps.has("ERR")) return ended;
  return andThen(runTrap(context, "ERR"), (trapped) => {
    if (trapped?.kind === "exit") return trapped;
    shell.status = outcome.status;
    return ended;
  });
}
