import type { Arithmetic, VariableOperation, VariablePart } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import { Fault } from "../fault.ts";
import { sliceText } from "../patterns/text-operations.ts";
import { release } from "./target-ownership.ts";
import { isList, type Value } from "../values/value.ts";
import { isCollection, withArticle } from "../values/value-type.ts";
import { compileAccess } from "./variable-access.ts";
import { peekVariable } from "./variable-read.ts";

type Slice = Extract<VariableOperation, { kind: "slice" }>;

/** `${x[a:b]}`: without `b`, counted from the end if negative, empty rather than a fault if nothing is there. */
export function compileSlice(
  part: VariablePart,
  operation: Slice,
  compiler: Compiler,
): Code<Value | undefined> {
  const read =
    part.path.length === 0
      ? peekVariable(part.name)
      : compileAccess(part.name, part.path, compiler, "fault");
  const from = compileBound(operation.from, compiler);
  const to = compileBound(operation.to, compiler);
  return (context) =>
    andThen(read(context), (value) =>
      value === undefined
        ? undefined
        : andThen(from(context), (start) =>
            andThen(to(context), (end) => slice(value, start, end, part)),
          ),
    );
}

function compileBound(bound: Arithmetic | undefined, compiler: Compiler): Code<number | undefined> {
  if (bound === undefined) return () => undefined;
  const code = compiler.arithmetic(bound);
  return (context) => andThen(code(context), Number);
}

function slice(
  value: Value,
  from: number | undefined,
  to: number | undefined,
  part: VariablePart,
): Value {
  if (typeof value === "string") return sliceText(value, from, to);
  if (value instanceof Uint8Array) return value.slice(from, to);
  if (isList(value)) {
    const elements = value.slice(from, to);
    for (const element of elements) if (isCollection(element)) release(element);
    return elements;
  }
  throw new Fault(
    `${part.name}: ${withArticle(value)} cannot be sliced`,
    "a slice takes characters of a string or elements of a list",
  );
}
