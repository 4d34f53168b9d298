import { assertNever } from "@aish/core";
import type { VariableOperation, VariablePart, Word } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import { EndingFault, Fault } from "../fault.ts";
import { compileTarget } from "./compile-target.ts";
import { pathSpelling } from "./subscript-spelling.ts";
import type { Value } from "../values/value.ts";
import { compileAccess } from "./variable-access.ts";
import { isSpecialName } from "./variable-read.ts";

type Default = Extract<VariableOperation, { kind: "default" }>;

/**
 * `${x:-w}` and its kin. What counts as missing: unset, an absent key or element, null, and with the
 * colon the empty string; never false, 0 or an empty collection. The word is evaluated only if needed.
 */
export function compileDefault(
  part: VariablePart,
  operation: Default,
  compiler: Compiler,
): Code<Value | undefined> {
  const read = compileAccess(part.name, part.path, compiler, "undefined");
  const word = compileDefaultWord(operation.word, compiler);
  const isMissing = (value: Value | undefined): boolean =>
    value === undefined || (operation.emptyCounts && (value === null || value === ""));
  switch (operation.op) {
    case "-":
      return (context) =>
        andThen(read(context), (value) => (isMissing(value) ? word(context) : value));
    case "+":
      return (context) =>
        andThen(read(context), (value) => (isMissing(value) ? "" : word(context)));
    case "=": {
      const assign = compileAssign(part, compiler);
      return (context) =>
        andThen(read(context), (value) => {
          if (!isMissing(value)) return value;
          return andThen(word(context), (fresh) => andThen(assign(context, fresh), () => fresh));
        });
    }
    case "?": {
      const message = compiler.text(operation.word);
      const unsaid = operation.emptyCounts ? "unset or empty" : "unset";
      return (context) =>
        andThen(read(context), (value) => {
          if (!isMissing(value)) return value;
          return andThen(message(context), (text) => {
            throw new EndingFault(
              `${pathSpelling(part.name, part.path)}: ${text === "" ? unsaid : text}`,
            );
          });
        });
    }
    default:
      return assertNever(operation.op);
  }
}

/** As between double quotes, so a number stays text; only what stands alone keeps its type. */
function compileDefaultWord(word: Word, compiler: Compiler): Code<Value> {
  const [part, second] = word.parts;
  const standsAlone = part?.kind === "variable" || part?.kind === "commandSubstitution";
  return standsAlone && second === undefined ? compiler.value(word) : compiler.text(word);
}

function compileAssign(part: VariablePart, compiler: Compiler): ReturnType<typeof compileTarget> {
  if (!isSpecialName(part.name)) return compileTarget(part, compiler);
  return () => {
    throw new Fault(`cannot assign to $${part.name}`, `write \${${part.name}:-default} instead`);
  };
}
