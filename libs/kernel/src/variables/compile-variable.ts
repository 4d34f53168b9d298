import { assertNever } from "@aish/core";
import type { VariablePart } from "@aish/syntax";
import type { Code, Compiler } from "../code.ts";
import type { Value } from "../values/value.ts";
import { compileAccess } from "./variable-access.ts";
import { compileDefault } from "./variable-default.ts";
import { compileLength } from "./variable-length.ts";
import { compileSlice } from "./variable-slice.ts";
import { compileCaseChange, compileReplace, compileTrim } from "./variable-text.ts";

/**
 * `$x`, `${x[k]}` and everything that can be done to it between braces. Undefined: the variable is unset
 * and nothing was said about that. A missing key, a wrong shape and `${x:?m}` are faults.
 */
export function compileVariable(part: VariablePart, compiler: Compiler): Code<Value | undefined> {
  const { operation } = part;
  if (operation === undefined) return compileAccess(part.name, part.path, compiler, "fault");
  switch (operation.kind) {
    case "length":
      return compileLength(part, compiler);
    case "default":
      return compileDefault(part, operation, compiler);
    case "trim":
      return compileTrim(part, operation, compiler);
    case "replace":
      return compileReplace(part, operation, compiler);
    case "changeCase":
      return compileCaseChange(part, operation, compiler);
    case "slice":
      return compileSlice(part, operation, compiler);
    default:
      return assertNever(operation);
  }
}
