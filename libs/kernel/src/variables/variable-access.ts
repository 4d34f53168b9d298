import type { Subscript } from "@aish/syntax";
import type { Code, Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { absent, elementOf } from "./subscript-lookup.ts";
import { compileSteps, type Step } from "./subscript.ts";
import { release } from "./target-ownership.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { isCollection } from "../values/value-type.ts";
import { peekVariable, readVariable } from "./variable-read.ts";

/** What happens where the path leads to nothing: no such variable, key or element. */
export type Missing = "fault" | "undefined";

/** `$x` and `${x[k][0]}`. Without a path an unset variable is undefined either way. */
export function compileAccess(
  name: string,
  path: readonly Subscript[],
  compiler: Compiler,
  missing: Missing,
): Code<Value | undefined> {
  if (path.length === 0) return readVariable(name);
  const root = peekVariable(name);
  const steps = compileSteps(name, path, compiler);
  return (context) => {
    const value = root(context);
    if (value !== undefined) return follow(value, steps, 0, context, missing);
    if (missing === "undefined") return undefined;
    throw undefinedRoot(name, steps);
  };
}

function follow(
  root: Value,
  steps: readonly Step[],
  from: number,
  context: Context,
  missing: Missing,
): Awaitable<Value | undefined> {
  let value = root;
  for (let level = from; level < steps.length; level += 1) {
    const step = steps[level];
    if (step === undefined) break;
    const key = step.key(context);
    if (key instanceof Promise) {
      const container = value;
      return key.then((late) => {
        const element = enter(container, step, late, missing);
        if (element === undefined) return undefined;
        return follow(element, steps, level + 1, context, missing);
      });
    }
    const element = enter(value, step, key, missing);
    if (element === undefined) return undefined;
    value = element;
  }
  if (isCollection(value)) release(value);
  return value;
}

function enter(container: Value, step: Step, key: Value, missing: Missing): Value | undefined {
  const element = elementOf(container, step, key);
  if (element === undefined && missing === "fault" && isCollection(container)) {
    throw absent(container, step, key);
  }
  return element;
}

function undefinedRoot(name: string, steps: readonly Step[]): Fault {
  const path = steps.at(-1)?.spelling ?? name;
  return new Fault(
    `undefined variable ${name} in ${path}`,
    `write \${${path}:-} if it may be unset`,
  );
}
