/** A program and what it must do: a rule of the language. */
export interface SpecCase {
  /** The rule. */
  readonly name: string;
  /** `path:line` of its first line. */
  readonly place: string;
  readonly script: string;
  readonly stdin: string;
  /** By path; relative ones lie in the home directory, where the program starts. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Expectation;
}

export type Expectation = Runs | Rejected | Diagnosed;

export interface Runs {
  readonly kind: "runs";
  readonly stdout: string;
  readonly status: number;
  /** Pieces of stderr. Without any, a program that succeeds must be silent there. */
  readonly stderr: readonly string[];
  /** Codes of the diagnostics with which it runs all the same. */
  readonly warned: readonly string[];
}

/** Gets this code, and may run all the same: what it does then is not asked. */
export interface Diagnosed {
  readonly kind: "diagnosed";
  readonly code: string;
}

/** Refused before anything of it runs. */
export interface Rejected {
  readonly kind: "rejected";
  readonly code: string;
}
