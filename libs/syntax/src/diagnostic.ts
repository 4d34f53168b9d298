import type { Span } from "./ast.ts";

/**
 * What is wrong with a program before it runs. `PARSE` is a fault of the grammar, `E…` and `W…` are
 * the validator's codes, listed in docs/language.md.
 */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** A program with one error does not run. `trace` is for those who ask for everything. */
  readonly severity: "error" | "warning" | "trace";
  /** Lower case, no full stop, names the thing. */
  readonly message: string;
  readonly span: Span;
  /** What to write instead. */
  readonly hint: string | undefined;
}

export type DiagnosticCode =
  | "PARSE"
  | "E001"
  | "E002"
  | "E003"
  | "E004"
  | "E005"
  | "E006"
  | "E007"
  | "E008"
  | "E009"
  | "E011"
  | "E012"
  | "E014"
  | "E015"
  | "E016"
  | "E017"
  | "E018"
  | "E019"
  | "E020"
  | "W001"
  | "W002"
  | "W007"
  | "W008";
