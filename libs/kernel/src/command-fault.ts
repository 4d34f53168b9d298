import { FileError } from "@aish/core";
import { EndingFault, Fault, faultLine } from "./fault.ts";
import { mending, andThen } from "./code.ts";
import { conclude } from "./conclude.ts";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import type { Awaitable } from "./values/value.ts";

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

/** A fault in a program that a builtin ran (`source`, `timeout f`): the builtin passes it on. */
export class ProgramFault extends Error {
  override readonly name = "ProgramFault";
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** The fault behind what was thrown; undefined if it is none. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error;
  return error instanceof CommandFault || error instanceof ProgramFault ? error.fault : undefined;
}

/** Marks what `run` throws as belonging to the command at hand. */
export function asCommandFault<T>(run: () => Awaitable<T>): Awaitable<T> {
  return mending(run, (error) => {
    throw commandFault(error);
  });
}

/** The error to throw on. */
export function commandFault(error: unknown): unknown {
  return error instanceof Fault && !(error instanceof EndingFault)
    ? new CommandFault(error)
    : error;
}

/** Tells the fault of a command, or why its output found no room, and makes it the command's status. */
export function concludeCommandFault(
  error: unknown,
  context: Context,
  place?: string,
): Awaitable<Outcome> {
  const fault = ownFaultOf(error);
  if (fault === undefined) throw error;
  fault.place ??= place;
  return andThen(context.stderr.write(faultLine(fault)), () => conclude(context, 1));
}

function ownFaultOf(error: unknown): Fault | undefined {
  if (error instanceof FileError) return new Fault(`cannot write: ${error.message}`);
  return error instanceof CommandFault ? error.fault : undefined;
}
