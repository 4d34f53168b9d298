import { assertNever } from "@aish/core";

import type { Test } from "../ast.ts";
import { printValue } from "./print-value.ts";
import type { Printer } from "./printer.ts";

const tightness = { "||": 0, "&&": 1, not: 2 } as const;

export function printTest(test: Test, printer: Printer): string {
  return atLeast(tightness["||"], test, printer);
}

function atLeast(minimum: number, test: Test, printer: Printer): string {
  const text = bare(test, printer);
  return test.kind === "logicalTest" && tightness[test.op] < minimum ? `(${text})` : text;
}

function bare(test: Test, printer: Printer): string {
  switch (test.kind) {
    case "wordTest":
      return printer.word(test.word, "test");
    case "unaryTest":
      return `${test.op} ${printValue(test.operand, "test", printer)}`;
    case "binaryTest": {
      const left = printValue(test.left, "test", printer);
      const place = test.op === "=~" || test.op === "!~" ? "regex" : "test";
      return `${left} ${test.op} ${printValue(test.right, place, printer)}`;
    }
    case "notTest":
      return `! ${atLeast(tightness.not, test.test, printer)}`;
    case "logicalTest":
      return printLogical(test.op, test, printer);
    default:
      return assertNever(test);
  }
}

/** A long chain leans to the left: it is followed in a loop, not by recursion. */
function printLogical(op: "&&" | "||", top: Test, printer: Printer): string {
  const pieces: string[] = [];
  let left = top;
  while (left.kind === "logicalTest" && left.op === op) {
    pieces.push(` ${op} ${atLeast(tightness[op] + 1, left.right, printer)}`);
    left = left.left;
  }
  pieces.push(atLeast(tightness[op] + 1, left, printer));
  return pieces.toReversed().join("");
}
