import { assertNever } from "@aish/core";
import type { Subscript } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { subscriptSpelling } from "./subscript-spelling.ts";
import type { Awaitable, Value } from "../values/value.ts";

/**
 * One `[…]`. `index` was written as a number, `key` as a name or between quotes; what a `dynamic` one is
 * depends on what it finds: text that reads as an integer is an index of a list and a key of a record.
 */
export interface Step {
  readonly kind: "index" | "key" | "dynamic";
  readonly key: Code<Value>;
  /** The path up to here as it was written, for messages. */
  readonly spelling: string;
}

const integer = /^-?[0-9]+$/;

export function compileSteps(
  name: string,
  path: readonly Subscript[],
  compiler: Compiler,
): readonly Step[] {
  let spelling = name;
  return path.map((subscript) => {
    spelling += subscriptSpelling(subscript);
    return compileStep(subscript, spelling, compiler);
  });
}

/** All keys of a path, so that it can be read and then written without evaluating anything twice. */
export function compileKeys(steps: readonly Step[]): Code<readonly Value[]> {
  const [only, second] = steps;
  if (only !== undefined && second === undefined) {
    return (context) => andThen(only.key(context), (key) => [key]);
  }
  return (context) => keysFrom(steps, [], context);
}

function keysFrom(
  steps: readonly Step[],
  keys: Value[],
  context: Context,
): Awaitable<readonly Value[]> {
  for (let step = steps[keys.length]; step !== undefined; step = steps[keys.length]) {
    const key = step.key(context);
    if (key instanceof Promise) {
      return key.then((late) => {
        keys.push(late);
        return keysFrom(steps, keys, context);
      });
    }
    keys.push(key);
  }
  return keys;
}

function compileStep(subscript: Subscript, spelling: string, compiler: Compiler): Step {
  switch (subscript.kind) {
    case "indexSubscript":
      // `counts[$word]`: an index of a list, but a key of a record.
      if (subscript.index.kind === "arithmeticWord") {
        return { kind: "dynamic", key: compiler.value(subscript.index.word), spelling };
      }
      return { kind: "index", key: compiler.arithmetic(subscript.index), spelling };
    case "keySubscript": {
      const [part, second] = subscript.key.parts;
      if (part === undefined) return constant("key", "", spelling);
      if (second === undefined) {
        if (part.kind === "literal") {
          if (!integer.test(part.text)) return constant("key", part.text, spelling);
          return constant("index", Number(part.text), spelling);
        }
        if (part.kind === "singleQuoted") return constant("key", part.text, spelling);
        if (part.kind === "doubleQuoted") {
          const [inner, more] = part.parts;
          if (inner === undefined) return constant("key", "", spelling);
          if (inner.kind === "literal" && more === undefined) {
            return constant("key", inner.text, spelling);
          }
        }
      }
      return { kind: "dynamic", key: compiler.value(subscript.key), spelling };
    }
    default:
      return assertNever(subscript);
  }
}

function constant(kind: Step["kind"], key: Value, spelling: string): Step {
  return { kind, key: () => key, spelling };
}
