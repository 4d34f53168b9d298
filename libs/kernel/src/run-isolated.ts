import { BrokenPipe } from "@aish/core";
import { mending } from "./code.ts";
import { faultOf } from "./command-fault.ts";
import type { Context } from "./context.ts";
import { faultLine, type Fault } from "./fault.ts";
import { done, type Outcome } from "./outcome.ts";
import type { Awaitable } from "./value.ts";
import { andThen } from "./code.ts";

/** A unit of its own: a fault in it is told and is its status, a reader that left ends it in silence. */
export function runIsolated(context: Context, run: () => Awaitable<Outcome>): Awaitable<Outcome> {
  return mending(run, (error) => {
    if (error instanceof BrokenPipe) return done(141);
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    return andThen(tell(context, fault), () => done(1));
  });
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
