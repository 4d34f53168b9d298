import { assertNever } from "@aish/core";
import type { Integer } from "./arithmetic-integer.ts";
import type { Code } from "../code.ts";
import type { Context } from "../context.ts";

/**
 * An expression as it is put together. Most of them never wait, which is known when they are compiled:
 * then no evaluation has to look for a promise.
 */
export type ArithmeticCode =
  | { readonly kind: "constant"; readonly value: Integer }
  | { readonly kind: "immediate"; readonly run: (context: Context) => Integer }
  | { readonly kind: "awaitable"; readonly run: Code<Integer> };

export function immediate(run: (context: Context) => Integer): ArithmeticCode {
  return { kind: "immediate", run };
}

export function awaitable(run: Code<Integer>): ArithmeticCode {
  return { kind: "awaitable", run };
}

export function constant(value: Integer): ArithmeticCode {
  return { kind: "constant", value };
}

/** As a closure that may give a promise. */
export function toCode(code: ArithmeticCode): Code<Integer> {
  if (code.kind !== "constant") return code.run;
  const { value } = code;
  return () => value;
}

/** As a closure that never waits; undefined if it may have to. */
export function toImmediate(code: ArithmeticCode): ((context: Context) => Integer) | undefined {
  switch (code.kind) {
    case "constant": {
      const { value } = code;
      return () => value;
    }
    case "immediate":
      return code.run;
    case "awaitable":
      return undefined;
    default:
      return assertNever(code);
  }
}
