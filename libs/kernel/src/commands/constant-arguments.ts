import type { ValueArgument } from "./value-argument.ts";

/**
 * Argument lists that are the same array whenever their command runs. They are not frozen: every look into
 * a frozen array is slow.
 */
const constants = new WeakSet<readonly ValueArgument[]>();

export function constantArguments(args: readonly ValueArgument[]): readonly ValueArgument[] {
  constants.add(args);
  return args;
}

export function isConstant(args: readonly ValueArgument[]): boolean {
  return constants.has(args);
}
