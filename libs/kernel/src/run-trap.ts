import type { TrapEvent } from "./builtin.ts";
import { checked, type Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Runs what `trap … EVENT` said, in the shell itself; the event is off meanwhile, so that a trap cannot set
 * itself off. Undefined if there is no trap.
 */
export async function runTrap(context: Context, event: TrapEvent): Promise<Outcome | undefined> {
  const { shell } = context;
  const before = shell.traps;
  const command = before.get(event);
  if (command === undefined) return undefined;
  const others = new Map(before);
  others.delete(event);
  shell.traps = others;
  const options = { path: `trap ${event}`, arguments: undefined };
  const outcome = await shell.runtime.programs.source(command, options, checked(context));
  if (shell.traps === others) shell.traps = before;
  return outcome;
}
