import { parse, planProgram, renderDiagnostic, type Diagnostic } from "@aish/syntax";
import type { Inspection, ProgramAccess, ReportedDiagnostic } from "./builtin.ts";
import { andThen } from "./code.ts";
import { parseJson } from "./values/json-parse.ts";
import { lineCounter } from "./compile/line-counter.ts";
import { check, isError } from "./prepare.ts";
import type { Shell } from "./shell.ts";

/** Looking at programs from inside of one: nothing of them runs. */
export function programAccess(shell: Shell): ProgramAccess {
  return {
    check(source) {
      const { program, diagnostics, incomplete } = parse(source);
      const parsed = diagnostics.map((diagnostic) => toReported(diagnostic, source));
      if (diagnostics.some(isError) || incomplete !== undefined) return parsed;
      return andThen(check(program, source, shell), (found) => [
        ...parsed,
        ...found.map((diagnostic) => toReported(diagnostic, source)),
      ]);
    },
    tree: (source) => inspect(source, (parsed) => parsed.program),
    plan: (source) => inspect(source, (parsed) => planProgram(parsed.program, source)),
  };
}

function inspect(source: string, look: (parsed: ReturnType<typeof parse>) => unknown): Inspection {
  const parsed = parse(source);
  const faults = parsed.diagnostics.filter(isError);
  if (faults.length > 0) {
    return { ok: false, report: faults.map((fault) => renderDiagnostic(fault, source)).join("\n") };
  }
  return { ok: true, value: parseJson(JSON.stringify(look(parsed))) };
}

function toReported(diagnostic: Diagnostic, source: string): ReportedDiagnostic {
  const { code, severity, message, span } = diagnostic;
  const line = lineCounter(source)(span.start);
  const lineStart = source.lastIndexOf("\n", span.start - 1) + 1;
  const column = span.start - lineStart + 1;
  return { code, severity, message, line, column, text: renderDiagnostic(diagnostic, source) };
}
