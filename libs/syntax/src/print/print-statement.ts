import { assertNever } from "@aish/core";

import type { Assignment, Binding, Redirected, SimpleCommand, Statement, Word } from "../ast.ts";
import { printTarget } from "./print-arithmetic.ts";
import { printBetween, printCase, printIf, printLoop, printSubshell } from "./print-compound.ts";
import { printRedirects } from "./print-redirect.ts";
import { printTest } from "./print-test.ts";
import { printValue } from "./print-value.ts";
import type { Output, Place, Printer } from "./printer.ts";

export function printStatementTo(output: Output, statement: Statement): void {
  const { writer, printer } = output;
  switch (statement.kind) {
    case "andOr":
      return printAndOr(statement, output);
    case "pipeline":
      return printPipeline(statement.negated, statement.stages, output);
    case "background":
      printInside(statement.body, looserThanBackground, output);
      return writer.write(" &");
    case "assignment":
      return printAssignment(statement, output);
    case "simpleCommand":
      return printCommand(statement, output);
    case "redirected":
      return printRedirected(statement, output);
    case "group":
      return printBetween("{", statement.body, "}", output);
    case "subshell":
      return printSubshell(statement.body, output);
    case "if":
      return printIf(statement, output);
    case "whileLoop":
    case "forLoop":
    case "countingLoop":
      return printLoop(statement, output);
    case "case":
      return printCase(statement, output);
    case "functionDefinition":
      return printBetween(`${statement.name}() {`, statement.body, "}", output);
    case "testCommand":
      return writer.write(`[[ ${printTest(statement.test, printer)} ]]`);
    case "arithmeticCommand":
      return writer.write(`((${printer.arithmetic(statement.expression)}))`);
    case "loopJump":
      return printWithWord(statement.jump, statement.levels, output);
    case "leave":
      return printWithWord(statement.leave, statement.status, output);
    default:
      return assertNever(statement);
  }
}

type Kinds = ReadonlySet<Statement["kind"]>;

const looserThanBackground: Kinds = new Set(["background"] as const);
const looserThanAndOr: Kinds = new Set(["background", "andOr"] as const);
const looserThanPipe: Kinds = new Set(["background", "andOr", "pipeline"] as const);
const looserThanRedirect: Kinds = new Set([
  "background",
  "andOr",
  "pipeline",
  "simpleCommand",
  "redirected",
] as const);

/** A tree that no source has, made by hand, keeps its meaning through a group. */
function printInside(body: Statement, looser: Kinds, output: Output): void {
  if (looser.has(body.kind)) printBetween("{", [body], "}", output);
  else output.statement(body);
}

/** A long chain leans to the left: it is followed in a loop, not by recursion. */
function printAndOr(top: Statement, output: Output): void {
  const chain: { op: string; right: Statement }[] = [];
  let left = top;
  while (left.kind === "andOr") {
    chain.push({ op: left.op, right: left.right });
    left = left.left;
  }
  printInside(left, looserThanAndOr, output);
  for (const { op, right } of chain.toReversed()) {
    output.writer.write(` ${op} `);
    printInside(right, looserThanAndOr, output);
  }
}

function printPipeline(negated: boolean, stages: readonly Statement[], output: Output): void {
  if (negated) output.writer.write("! ");
  for (const [index, stage] of stages.entries()) {
    if (index > 0) output.writer.write(" | ");
    printInside(stage, looserThanPipe, output);
  }
}

function printAssignment({ local, bindings }: Assignment, { writer, printer }: Output): void {
  if (local) writer.write("local ");
  writer.write(bindings.map((binding) => printBinding(binding, printer)).join(" "));
}

function printBinding({ target, value }: Binding, printer: Printer): string {
  const name = printTarget(target, printer);
  return value === undefined ? name : `${name}=${printValue(value, "value", printer)}`;
}

function printCommand(command: SimpleCommand, output: Output): void {
  const { writer, printer } = output;
  const { environment, name, args, redirects } = command;
  for (const binding of environment) writer.write(`${printBinding(binding, printer)} `);
  writer.write(printer.word(name, "command"));
  const place = argumentPlaceOf(name);
  for (const word of args) writer.write(` ${printer.word(word, place)}`);
  if (redirects.length > 0) writer.write(` ${printRedirects(redirects, output)}`);
}

/** Some commands take names and assignments, in which there are no patterns. */
function argumentPlaceOf({ parts: [part, second] }: Word): Place {
  switch (part?.kind === "literal" && second === undefined ? part.text : "") {
    case "push":
    case "unset":
      return "nameArgument";
    case "export":
    case "alias":
      return "assignedArgument";
    default:
      return "argument";
  }
}

function printRedirected({ body, redirects }: Redirected, output: Output): void {
  // `> file` alone is an assignment of nothing.
  if (body.kind !== "assignment" || body.local || body.bindings.length > 0) {
    printInside(body, looserThanRedirect, output);
    output.writer.write(" ");
  }
  output.writer.write(printRedirects(redirects, output));
}

function printWithWord(name: string, word: Word | undefined, { writer, printer }: Output): void {
  writer.write(word === undefined ? name : `${name} ${printer.word(word, "argument")}`);
}
