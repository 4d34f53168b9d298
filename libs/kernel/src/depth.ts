import type { Context } from "./context.ts";
import { Fault } from "./fault.ts";

/** One level further in: a function call, a substitution, a sourced file, a script. */
export function deeper(context: Context): number {
  const depth = context.depth + 1;
  const { depth: limit } = context.shell.runtime.limits;
  if (depth > limit) {
    throw new Fault(
      `nested more than ${limit} levels deep`,
      "a function, substitution or script calls itself without end",
    );
  }
  return depth;
}
