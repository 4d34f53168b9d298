import { assertNever } from "@aish/core";
import type { Arithmetic, Subscript, Word, WordPart } from "@aish/syntax";

/** `[key]` as it was written, near enough for a message: what is long in the middle of a key becomes `…`. */
export function subscriptSpelling(subscript: Subscript): string {
  switch (subscript.kind) {
    case "keySubscript":
      return `[${wordSpelling(subscript.key)}]`;
    case "indexSubscript":
      return `[${arithmeticSpelling(subscript.index)}]`;
    default:
      return assertNever(subscript);
  }
}

export function pathSpelling(name: string, path: readonly Subscript[]): string {
  return name + path.map(subscriptSpelling).join("");
}

function wordSpelling(word: Word): string {
  return word.parts.map(partSpelling).join("");
}

function partSpelling(part: WordPart): string {
  switch (part.kind) {
    case "literal":
      return part.text;
    case "globPattern":
      return part.pattern;
    case "tilde":
      return `~${part.user ?? ""}`;
    case "singleQuoted":
      return `'${part.text}'`;
    case "doubleQuoted":
      return `"${part.parts.map(partSpelling).join("")}"`;
    case "variable":
      if (part.operation !== undefined) return `\${${part.name}…}`;
      if (part.path.length === 0) return `$${part.name}`;
      return `\${${pathSpelling(part.name, part.path)}}`;
    case "commandSubstitution":
      return "$(…)";
    case "arithmeticExpansion":
      return `$((${arithmeticSpelling(part.expression)}))`;
    default:
      return assertNever(part);
  }
}

function arithmeticSpelling(node: Arithmetic): string {
  switch (node.kind) {
    case "integer":
      return node.text;
    case "arithmeticVariable":
      return pathSpelling(node.name, node.path);
    case "arithmeticWord":
      return wordSpelling(node.word);
    case "unary":
      return node.op + arithmeticSpelling(node.operand);
    case "binary":
      return `${arithmeticSpelling(node.left)} ${node.op} ${arithmeticSpelling(node.right)}`;
    case "conditional":
    case "arithmeticAssignment":
    case "increment":
    case "sequence":
      return "…";
    default:
      return assertNever(node);
  }
}
