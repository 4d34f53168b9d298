import { BrokenPipe } from "@aish/core";
import { andThen, mending } from "./code.ts";
import { faultOf } from "./command-fault.ts";
import type { Context } from "./context.ts";
import { faultLine, type Fault } from "./fault.ts";
import { done, endOfBlock, type Outcome } from "./outcome.ts";
import { runTrap } from "./run-trap.ts";
import type { Awaitable } from "./values/value.ts";

/**
 * A unit of its own: a fault in it is told and is its status, a reader that left ends it in silence. If the
 * shell ends with it, `trap … EXIT` runs.
 */
export function runIsolated(
  context: Context,
  run: () => Awaitable<Outcome>,
  endsShell = true,
): Awaitable<Outcome> {
  const outcome = isolated(context, run);
  if (!endsShell) return outcome;
  return andThen(outcome, (ended) => {
    if (!context.shell.traps.has("EXIT")) return ended;
    // What nobody reads any more does not make it another end.
    return andThen(
      isolated(context, () => runExitTrap(context, ended)),
      (last) => (last.kind === "done" && last.status === 141 ? ended : last),
    );
  });
}

function isolated(context: Context, run: () => Awaitable<Outcome>): Awaitable<Outcome> {
  return mending(run, (error) => {
    if (error instanceof BrokenPipe) return done(141);
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return andThen(tell(context, fault), () => done(1));
  });
}

/** The last word of a shell that ends; `exit` in it changes the status. */
export function runExitTrap(context: Context, outcome: Outcome): Awaitable<Outcome> {
  if (!context.shell.traps.has("EXIT")) return outcome;
  context.shell.status = endOfBlock(outcome);
  return andThen(runTrap(context, "EXIT"), (trapped) =>
    trapped?.kind === "exit" ? trapped : outcome,
  );
}

/** A message is no reason to fail again: nobody may be reading stderr any more. */
function tell(context: Context, fault: Fault): Awaitable<void> {
  return mending(
    () => context.stderr.write(faultLine(fault)),
    (error) => {
      if (!(error instanceof BrokenPipe)) throw error;
    },
  );
}
