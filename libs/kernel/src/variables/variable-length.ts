import type { VariablePart } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import { isList, type Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isRecord } from "../values/value-type.ts";
import { compileAccess } from "./variable-access.ts";
import { peekVariable } from "./variable-read.ts";

/** `${#x}`: characters, elements, keys or bytes; 0 if the variable is unset. */
export function compileLength(part: VariablePart, compiler: Compiler): Code<number> {
  const read =
    part.path.length === 0
      ? peekVariable(part.name)
      : compileAccess(part.name, part.path, compiler, "fault");
  return (context) => andThen(read(context), lengthOf);
}

function lengthOf(value: Value | undefined): number {
  if (value === undefined) return 0;
  if (isList(value) || value instanceof Uint8Array) return value.length;
  if (isRecord(value)) return value.size;
  return countCharacters(toText(value));
}

const surrogate = /[\ud800-\udfff]/;

function countCharacters(text: string): number {
  if (!surrogate.test(text)) return text.length;
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
