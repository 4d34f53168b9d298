import { assertNever } from "@aish/core";

import type { VariableOperation, VariablePart } from "../ast.ts";
import { printPath } from "./print-arithmetic.ts";
import type { Printer } from "./printer.ts";

/** What can follow `$name` without being taken for more of it. */
const endsName = /^["'$/\-,;=+%@\s)}\]>:\\]/;

/** `next` is the source text that follows in the same word. */
export function printVariable(part: VariablePart, next: string, printer: Printer): string {
  if (part.operation !== undefined || part.path.length > 0) return braced(part, printer);
  const { name } = part;
  if (/^[@*#?$!]$/.test(name)) return next.startsWith("[") ? `\${${name}}` : `$${name}`;
  const plain = !/^\d\d/.test(name) && (next === "" || endsName.test(next));
  return plain ? `$${name}` : `\${${name}}`;
}

function braced(part: VariablePart, printer: Printer): string {
  const place = `${part.name}${printPath(part.path, printer)}`;
  const { operation } = part;
  if (operation?.kind === "length") return `\${#${place}}`;
  return `\${${place}${operation === undefined ? "" : printOperation(operation, printer)}}`;
}

function printOperation(
  operation: Exclude<VariableOperation, { kind: "length" }>,
  printer: Printer,
): string {
  switch (operation.kind) {
    case "default": {
      const colon = operation.emptyCounts ? ":" : "";
      return `${colon}${operation.op}${printer.word(operation.word, "default")}`;
    }
    case "trim": {
      const sign = operation.side === "start" ? "#" : "%";
      const signs = operation.longest ? sign + sign : sign;
      return `${signs}${printer.word(operation.pattern, "trimmed")}`;
    }
    case "replace": {
      const anchor = operation.anchor === "start" ? "#" : operation.anchor === "end" ? "%" : "";
      const pattern = printer.word(operation.pattern, "replaced");
      const replacement = printer.word(operation.replacement, "replacement");
      return `/${operation.all ? "/" : anchor}${pattern}/${replacement}`;
    }
    case "changeCase": {
      const sign = operation.to === "upper" ? "^" : ",";
      return operation.all ? sign + sign : sign;
    }
    case "slice": {
      const from = operation.from === undefined ? "" : printer.arithmetic(operation.from);
      const to = operation.to === undefined ? "" : printer.arithmetic(operation.to);
      return `[${from}:${to}]`;
    }
    default:
      return assertNever(operation);
  }
}
