import type { TrapEvent } from "./builtin.ts";
import { checked, type Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Runs what `trap … EVENT` said, in the shell itself. A trap cannot set itself off; the one for EXIT is used
 * up. Undefined if there is none.
 */
export async function runTrap(context: Context, event: TrapEvent): Promise<Outcome | undefined> {
  const { shell } = context;
  const command = shell.traps.get(event);
  if (command === undefined || shell.runningTraps.has(event)) return undefined;
  if (event === "EXIT") {
    const others = new Map(shell.traps);
    others.delete(event);
    shell.traps = others;
  }
  shell.runningTraps.add(event);
  try {
    const options = { path: `trap ${event}`, arguments: undefined };
    return await shell.runtime.programs.source(command, options, checked(context));
  } finally {
    shell.runningTraps.delete(event);
  }
}
