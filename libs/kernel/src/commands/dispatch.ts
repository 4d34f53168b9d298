import { callBuiltin } from "./call-builtin.ts";
import { callFunction } from "./call-function.ts";
import type { Context } from "../context.ts";
import { expandAlias } from "./expand-alias.ts";
import type { Outcome } from "../outcome.ts";
import { runProgram } from "./run-program.ts";
import type { Awaitable } from "../values/value.ts";
import type { ValueArgument } from "./value-argument.ts";

/** These mean the same everywhere: no alias and no function can change them. */
const special = new Set(["true", "false", ":", "source", "."]);

/**
 * Finds what a name stands for and runs it: special command, alias, function, builtin, `.kai` script on
 * PATH, program of the system.
 */
export function dispatch(
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { aliases } = context.shell;
  if (aliases.size === 0 || special.has(name)) return dispatchOnly(context, name, args);
  const expanded = expandAlias(name, args, aliases);
  return dispatchOnly(context, expanded.name, expanded.args);
}

/** The same without aliases, for names that were quoted or computed. */
export function dispatchOnly(
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { functions } = context.shell;
  const defined = functions.size === 0 || special.has(name) ? undefined : functions.get(name);
  return defined === undefined
    ? dispatchPastFunctions(context, name, args)
    : callFunction(context, defined, args);
}

/** Builtins, scripts and programs only: a function can call what it stands for. */
export function dispatchPastFunctions(
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { runtime } = context.shell;
  const builtin = runtime.builtins.loaded(name);
  if (builtin !== undefined) return callBuiltin(context, builtin, name, args);
  if (runtime.builtins.has(name)) {
    return runtime.builtins.load(name).then((late) => {
      return late === undefined
        ? runProgram(context, name, args)
        : callBuiltin(context, late, name, args);
    });
  }
  return runProgram(context, name, args);
}
