import type { Span } from "../ast.ts";
import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";

/** Diagnostics while they are being collected. */
export class Findings {
  private readonly found: Diagnostic[] = [];
  private readonly open: (() => Diagnostic | undefined)[] = [];

  error(code: DiagnosticCode, span: Span, message: string, hint: string | undefined): void {
    this.found.push({ code, severity: "error", message, span, hint });
  }

  warning(code: DiagnosticCode, span: Span, message: string, hint: string | undefined): void {
    this.found.push({ code, severity: "warning", message, span, hint });
  }

  /** Asked when the whole program is known; then there may be nothing to say. */
  later(decide: () => Diagnostic | undefined): void {
    this.open.push(decide);
  }

  list(): readonly Diagnostic[] {
    const decided = this.open.map((decide) => decide());
    return [...this.found, ...decided.filter((diagnostic) => diagnostic !== undefined)].toSorted(
      (left, right) => left.span.start - right.span.start,
    );
  }
}
