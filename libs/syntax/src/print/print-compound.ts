import { assertNever } from "@aish/core";

import type { Block, Case, CountingLoop, ForLoop, If, WhileLoop } from "../ast.ts";
import { printBlock, printSequence } from "./print-block.ts";
import type { Output, Printer } from "./printer.ts";

export function printBetween(open: string, body: Block, close: string, output: Output): void {
  output.writer.write(open);
  printBlock(body, output);
  output.writer.write(close);
}

export function printSubshell(body: Block, output: Output): void {
  const { writer, printer } = output;
  if (writer.layout === "lines") return printBetween("(", body, ")", output);
  writer.write(parenthesised(printer.block(body)));
}

/** `((` would begin arithmetic. */
export function parenthesised(body: string): string {
  return body.startsWith("(") ? `( ${body})` : `(${body})`;
}

export function printIf(statement: If, output: Output): void {
  for (const [index, { condition, body }] of statement.branches.entries()) {
    printHead(index === 0 ? "if" : "elif", condition, output);
    output.writer.write("then");
    printBlock(body, output);
  }
  if (statement.otherwise !== undefined) {
    output.writer.write("else");
    printBlock(statement.otherwise, output);
  }
  output.writer.write("fi");
}

export function printLoop(loop: WhileLoop | ForLoop | CountingLoop, output: Output): void {
  switch (loop.kind) {
    case "whileLoop":
      printHead(loop.until ? "until" : "while", loop.condition, output);
      break;
    case "forLoop":
      output.writer.write(`for ${loop.name}${printItems(loop, output.printer)}; `);
      break;
    case "countingLoop":
      output.writer.write(`for ((${printCounting(loop, output.printer)})); `);
      break;
    default:
      return assertNever(loop);
  }
  printBetween("do", loop.body, "done", output);
}

/** `if condition; `: what follows is `then` or `do`. */
function printHead(keyword: string, condition: Block, output: Output): void {
  output.writer.write(`${keyword} `);
  printSequence(condition, output);
  output.writer.write(condition.at(-1)?.kind === "background" ? " " : "; ");
}

function printItems({ items }: ForLoop, printer: Printer): string {
  if (items === undefined) return "";
  return ` in${items.map((word) => ` ${printer.word(word, "argument")}`).join("")}`;
}

function printCounting({ init, condition, step }: CountingLoop, printer: Printer): string {
  return [init, condition, step]
    .map((part) => (part === undefined ? "" : printer.arithmetic(part)))
    .join("; ");
}

export function printCase(statement: Case, output: Output): void {
  const { writer, printer } = output;
  const lines = writer.layout === "lines";
  writer.write(`case ${printer.word(statement.subject, "argument")} in`);
  if (lines) writer.indent();
  for (const { patterns, body } of statement.branches) {
    if (lines) writer.startLine();
    else writer.write(" ");
    writer.write(`${patterns.map((word) => printer.word(word, "casePattern")).join(" | ")})`);
    if (!lines || body.length === 0) {
      writer.write(" ");
      printSequence(body, output);
      writer.write(body.length === 0 ? ";;" : " ;;");
    } else {
      printBlock(body, output);
      writer.write("  ;;");
    }
  }
  if (lines) {
    writer.dedent();
    writer.startLine();
  } else {
    writer.write(" ");
  }
  writer.write("esac");
}
