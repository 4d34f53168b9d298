import { assertNever } from "@aish/core";

import type { Arithmetic, BinaryOperator, Subscript, Target } from "../ast.ts";
import type { Printer } from "./printer.ts";

/** How tightly a node holds together; a looser one inside a tighter one gets parentheses. */
const tightness = {
  sequence: 0,
  assignment: 1,
  conditional: 2,
  "||": 3,
  "&&": 4,
  "|": 5,
  "^": 6,
  "&": 7,
  "==": 8,
  "!=": 8,
  "<": 9,
  "<=": 9,
  ">": 9,
  ">=": 9,
  "<<": 10,
  ">>": 10,
  "+": 11,
  "-": 11,
  "*": 12,
  "/": 12,
  "%": 12,
  "**": 13,
  unary: 14,
  primary: 15,
} as const;

export function printArithmetic(node: Arithmetic, printer: Printer): string {
  return atLeast(0, node, printer);
}

function atLeast(minimum: number, node: Arithmetic, printer: Printer): string {
  const text = bare(node, printer);
  return tightnessOf(node) < minimum ? `(${text})` : text;
}

function tightnessOf(node: Arithmetic): number {
  switch (node.kind) {
    case "integer":
    case "arithmeticVariable":
    case "arithmeticWord":
      return tightness.primary;
    case "increment":
    case "unary":
      return tightness.unary;
    case "binary":
      return tightness[node.op];
    case "conditional":
      return tightness.conditional;
    case "arithmeticAssignment":
      return tightness.assignment;
    case "sequence":
      return tightness.sequence;
    default:
      return assertNever(node);
  }
}

function bare(node: Arithmetic, printer: Printer): string {
  switch (node.kind) {
    case "integer":
      return node.text;
    case "arithmeticVariable":
      return printTarget(node, printer);
    case "arithmeticWord":
      return printer.word(node.word, "argument");
    case "increment": {
      const sign = node.by === 1 ? "++" : "--";
      const target = printTarget(node.target, printer);
      return node.prefix ? `${sign}${target}` : `${target}${sign}`;
    }
    case "unary": {
      const operand = atLeast(tightness.unary, node.operand, printer);
      // `- -x` is not `--x`.
      return /^[-+]/.test(operand) && operand.startsWith(node.op)
        ? `${node.op} ${operand}`
        : `${node.op}${operand}`;
    }
    case "binary":
      return printBinary(node.op, node, printer);
    case "conditional": {
      const condition = atLeast(tightness["||"], node.condition, printer);
      const yes = atLeast(tightness.assignment, node.yes, printer);
      return `${condition} ? ${yes} : ${atLeast(tightness.conditional, node.no, printer)}`;
    }
    case "arithmeticAssignment": {
      const value = atLeast(tightness.assignment, node.value, printer);
      return `${printTarget(node.target, printer)} ${node.op ?? ""}= ${value}`;
    }
    case "sequence":
      return node.items.map((item) => atLeast(tightness.assignment, item, printer)).join(", ");
    default:
      return assertNever(node);
  }
}

/** A long sum leans to the left: it is followed in a loop, not by recursion. */
function printBinary(op: BinaryOperator, top: Arithmetic, printer: Printer): string {
  if (top.kind === "binary" && op === "**") {
    // The only operator that leans to the right.
    const base = atLeast(tightness.unary, top.left, printer);
    return `${base} ** ${atLeast(tightness["**"], top.right, printer)}`;
  }
  const level = tightness[op];
  const pieces: string[] = [];
  let left = top;
  while (left.kind === "binary" && tightness[left.op] === level) {
    pieces.push(` ${left.op} ${atLeast(level + 1, left.right, printer)}`);
    left = left.left;
  }
  pieces.push(atLeast(level + 1, left, printer));
  return pieces.toReversed().join("");
}

export function printTarget(target: Omit<Target, "span">, printer: Printer): string {
  return `${target.name}${printPath(target.path, printer)}`;
}

export function printPath(path: readonly Subscript[], printer: Printer): string {
  return path
    .map((subscript) =>
      subscript.kind === "keySubscript"
        ? `[${printer.word(subscript.key, "subscript")}]`
        : `[${printer.arithmetic(subscript.index)}]`,
    )
    .join("");
}
