import { AishError } from "@aish/core";
import { renderDiagnostic, type Diagnostic } from "@aish/syntax";
import type { Rejected } from "./prepare.ts";

/** A program with a fault anywhere: nothing of it has run. */
export class RejectedProgram extends AishError {
  readonly phase: "parse" | "validation";
  readonly diagnostics: readonly Diagnostic[];

  constructor(rejected: Rejected, report: string) {
    super("KAI_REJECTED", report);
    this.phase = rejected.phase;
    this.diagnostics = rejected.diagnostics;
  }
}

/** Every error with its source line, and what an unfinished text ends inside of. */
export function reportOf(rejected: Rejected, source: string, path: string | undefined): string {
  const { diagnostics, incomplete } = rejected;
  const options = path === undefined ? {} : { path };
  const faults = diagnostics
    .filter((diagnostic) => diagnostic.severity === "error")
    .map((diagnostic) => renderDiagnostic(diagnostic, source, options).trimEnd());
  if (faults.length === 0 && incomplete !== undefined) {
    const unfinished: Diagnostic = {
      code: "PARSE",
      severity: "error",
      message: `the program ends inside ${incomplete.what}`,
      span: incomplete.span,
      hint: undefined,
    };
    faults.push(renderDiagnostic(unfinished, source, options).trimEnd());
  }
  return faults.join("\n");
}
