import type { Target } from "@aish/syntax";
import { andThen, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { compileKeys, compileSteps } from "./subscript.ts";
import { writePath } from "./target-path.ts";
import type { Awaitable, Value } from "../values/value.ts";

/** Assigns to a variable or to an element of its collection, which is changed for nobody else. */
export function compileTarget(
  target: Target,
  compiler: Compiler,
): (context: Context, value: Value) => Awaitable<void> {
  const { name, path } = target;
  if (path.length === 0) return (context, value) => context.shell.scope.set(name, value);
  const steps = compileSteps(name, path, compiler);
  const keysOf = compileKeys(steps);
  return (context, value) =>
    andThen(keysOf(context), (keys) => writePath(context.shell, name, steps, keys, value));
}
