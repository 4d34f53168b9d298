import { FileError } from "@aish/core";
import { Fault, faultLine } from "./fault.ts";
import { mending, andThen } from "./code.ts";
import { conclude } from "./conclude.ts";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import type { Awaitable } from "./value.ts";

/**
 * A fault in an argument or a redirect: status 1 of this one command, and the program goes on. Every other
 * fault passes through and ends the program.
 */
export class CommandFault extends Error {
  override readonly name = "CommandFault";
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** Marks what `run` throws as belonging to the command at hand. */
export function asCommandFault<T>(run: () => Awaitable<T>): Awaitable<T> {
  return mending(run, (error) => {
    throw error instanceof Fault ? new CommandFault(error) : error;
  });
}

/** Tells the fault of a command, or why its output found no room, and makes it the command's status. */
export function concludeCommandFault(
  error: unknown,
  context: Context,
  place?: string,
): Awaitable<Outcome> {
  const fault = faultOf(error);
  if (fault === undefined) throw error;
  fault.place ??= place;
  return andThen(context.stderr.write(faultLine(fault)), () => conclude(context, 1));
}

function faultOf(error: unknown): Fault | undefined {
  if (error instanceof FileError) return new Fault(`cannot write: ${error.message}`);
  return error instanceof CommandFault ? error.fault : undefined;
}
