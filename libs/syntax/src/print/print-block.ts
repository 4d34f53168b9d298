import type { Block } from "../ast.ts";
import type { Output } from "./printer.ts";

/** The statements between an opening and a closing word: indented lines, or ` a; b; ` on one line. */
export function printBlock(body: Block, output: Output): void {
  const { writer } = output;
  if (writer.layout === "line") {
    writer.write(" ");
    for (const statement of body) {
      output.statement(statement);
      writer.write(statement.kind === "background" ? " " : "; ");
    }
    return;
  }
  writer.indent();
  for (const statement of body) {
    writer.startLine();
    output.statement(statement);
  }
  writer.dedent();
  writer.startLine();
}

/** `a; b` on one line in every layout, unless a compound is among them. */
export function printSequence(body: Block, output: Output): void {
  const { writer } = output;
  for (const [index, statement] of body.entries()) {
    if (index > 0) writer.write(body[index - 1]?.kind === "background" ? " " : "; ");
    output.statement(statement);
  }
}
