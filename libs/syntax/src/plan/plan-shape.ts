import type { Span } from "../ast.ts";

/**
 * What a program would run, read and write, as far as its text says: data for a policy to judge and for
 * JSON. `null` stands for what is only known when the program runs.
 */
export interface ProgramPlan {
  readonly statements: readonly PlannedStatement[];
}

/** A statement of the program's own level, with all that stands in it. */
export interface PlannedStatement {
  /** Its place in `statements`. */
  readonly index: number;
  readonly span: Span;
  /** As it was written; the body of a here-document is in `plan.heredocs`. */
  readonly source: string;
  readonly plan: StatementPlan;
}

export interface StatementPlan {
  /** The statement on one line, in the printer's spelling. */
  readonly rendered: string;
  /** Something runs that the text does not name: a name that is expanded, a file that is sourced. */
  readonly dynamic: boolean;
  /** In the order they are written. */
  readonly commands: readonly PlannedCommand[];
  /** Of all redirects in it, also those of compounds. */
  readonly files: readonly PlannedFile[];
  readonly heredocs: readonly PlannedHeredoc[];
  /** Names, each once, in the order they are first met. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly functions: readonly string[];
}

export interface PlannedCommand {
  readonly name: string | null;
  readonly args: readonly (string | null)[];
  /** What it stands in, outermost first. */
  readonly within: readonly PlannedContext[];
  /** The command that starts this one, as `env` or `xargs` does. */
  readonly startedBy: string | null;
  readonly environment: readonly PlannedVariable[];
  readonly files: readonly PlannedFile[];
  readonly heredocs: readonly PlannedHeredoc[];
  readonly span: Span;
  readonly source: string;
}

/** `branch` may be left out: what follows `&&`, `||`, `then`, `else` or a pattern. */
export type PlannedContext =
  | "background"
  | "branch"
  | "condition"
  | "function"
  | "loop"
  | "pipeline"
  | "subshell"
  | "substitution"
  | "trap";

export interface PlannedVariable {
  readonly name: string;
  readonly value: string | null;
}

export interface PlannedFile {
  readonly path: string | null;
  readonly access: "read" | "write" | "append";
  /** The word as it was written. */
  readonly source: string;
}

export interface PlannedHeredoc {
  readonly delimiter: string;
  /** Nothing in it is expanded. */
  readonly quoted: boolean;
  readonly body: string | null;
  /** As it was written, where something in it is expanded. */
  readonly source: string;
}
