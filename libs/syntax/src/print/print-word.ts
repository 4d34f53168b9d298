import { assertNever } from "@aish/core";

import type { Word, WordPart } from "../ast.ts";
import { parenthesised } from "./print-compound.ts";
import { printLiteral, type LiteralPosition } from "./print-literal.ts";
import { printVariable } from "./print-variable.ts";
import type { Place, Printer } from "./printer.ts";

export function printWord(word: Word, place: Place, printer: Printer): string {
  const { parts } = word;
  if (parts.length === 0) return mayBeEmpty.has(place) ? "" : '""';
  return printParts(parts, place, printer);
}

const mayBeEmpty: ReadonlySet<Place> = new Set([
  "value",
  "default",
  "trimmed",
  "replaced",
  "replacement",
  "hereDocument",
] as const);

/** From the end, because how a variable is written depends on what follows it. */
function printParts(parts: readonly WordPart[], place: Place, printer: Printer): string {
  const inPattern = parts.some((part) => part.kind === "globPattern");
  const pieces: string[] = [];
  let next = "";
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (part === undefined) continue;
    next =
      part.kind === "literal"
        ? printLiteral(part.text, place, {
            after: position(parts[index - 1]),
            whole: parts.length === 1,
            inPattern,
          })
        : printPart(part, next, printer);
    pieces.push(next);
  }
  return pieces.toReversed().join("");
}

function printPart(
  part: Exclude<WordPart, { kind: "literal" }>,
  next: string,
  printer: Printer,
): string {
  switch (part.kind) {
    case "globPattern":
      return part.pattern;
    case "tilde":
      return `~${part.user ?? ""}`;
    case "singleQuoted":
      return `'${part.text.replaceAll("'", "'\\''")}'`;
    case "doubleQuoted":
      return `"${printParts(part.parts, "quoted", printer)}"`;
    case "variable":
      return printVariable(part, next, printer);
    case "commandSubstitution":
      return `$${parenthesised(printer.block(part.body))}`;
    case "arithmeticExpansion":
      return `$((${printer.arithmetic(part.expression)}))`;
    default:
      return assertNever(part);
  }
}

function position(before: WordPart | undefined): LiteralPosition["after"] {
  if (before === undefined) return "nothing";
  return before.kind === "globPattern" || before.kind === "tilde" ? before.kind : "other";
}
