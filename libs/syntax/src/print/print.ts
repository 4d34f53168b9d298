import type { Block, Program, Statement } from "../ast.ts";
import { printArithmetic } from "./print-arithmetic.ts";
import { printSequence } from "./print-block.ts";
import { escapeControl } from "./print-literal.ts";
import { printStatementTo } from "./print-statement.ts";
import { printWord } from "./print-word.ts";
import { SourceWriter } from "./print-writer.ts";
import type { Output, Printer } from "./printer.ts";

/** Source that parses to the same tree, spans apart. Comments are not in the tree. */
export function printProgram(program: Program): string {
  const writer = new SourceWriter("lines");
  const output = createOutput(writer, createPrinter("with bodies"));
  for (const statement of program.body) {
    output.statement(statement);
    writer.endLine();
  }
  return writer.toString();
}

/** One line that names the statement, for a table of jobs: here-documents are without their bodies. */
export function printStatement(statement: Statement): string {
  const line = printOnOneLine([statement], createPrinter("without bodies"), "without bodies");
  return line.replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character === "\n" ? "\\n" : character === "\t" ? "\\t" : escapeControl(character),
  );
}

type HereDocuments = "with bodies" | "without bodies";

function createPrinter(hereDocuments: HereDocuments): Printer {
  const printer: Printer = {
    block: (body) => printOnOneLine(body, printer, hereDocuments),
    word: (word, place) => printWord(word, place, printer),
    arithmetic: (node) => printArithmetic(node, printer),
  };
  return printer;
}

function createOutput(writer: SourceWriter, printer: Printer): Output {
  const output: Output = {
    writer,
    printer,
    statement: (statement) => printStatementTo(output, statement),
  };
  return output;
}

function printOnOneLine(body: Block, printer: Printer, hereDocuments: HereDocuments): string {
  const writer = new SourceWriter("line");
  printSequence(body, createOutput(writer, printer));
  if (writer.awaitsBody && hereDocuments === "with bodies") writer.endLine();
  return writer.toString();
}
