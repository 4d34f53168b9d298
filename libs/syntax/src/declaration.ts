/**
 * What a command accepts, as data. One declaration drives binding, usage errors, `--help`, `--json`,
 * validation and completion, so that none of them can disagree with another.
 */
export interface CommandDeclaration {
  readonly name: string;
  /** One sentence in the imperative, no full stop. */
  readonly summary: string;
  /** What more there is to know, for `--help`. */
  readonly details: string | undefined;
  readonly examples: readonly CommandExample[];
  readonly flags: readonly FlagDeclaration[];
  readonly operands: readonly OperandDeclaration[];
  /**
   * `anywhere`: flags may follow operands. `first`: the first operand ends the flags, because what follows
   * belongs to another command (`env`, `timeout`). `none`: every argument is an operand (`test`, `:`).
   */
  readonly flagPlacement: "anywhere" | "first" | "none";
  /** The value of `$(command)` is its data, not its text. */
  readonly typed: boolean;
  /** `name=value` arguments carry a typed value (`export`, `alias`). */
  readonly assignments: boolean;
  /** A fault in the literal arguments that the flags cannot express. Sees only what is known before running. */
  readonly check: ((call: StaticCall) => ArgumentFault | undefined) | undefined;
}

export interface CommandExample {
  readonly source: string;
  readonly shows: string | undefined;
}

export interface FlagDeclaration {
  /** Without dashes; at least one of `long` and `short` is there. */
  readonly long: string | undefined;
  readonly short: string | undefined;
  readonly summary: string;
  readonly value: FlagValue | undefined;
  /** Later values are added, not taken instead. */
  readonly repeatable: boolean;
}

export interface FlagValue {
  /** Shown as `<name>` in help. */
  readonly name: string;
  readonly type: ArgumentType;
  /** `--color` alone is allowed and means this. */
  readonly implied: string | undefined;
}

/** Also tells completion what to offer. */
export type ArgumentType =
  | "text"
  | "integer"
  | "number"
  | "duration"
  | "path"
  | "directory"
  | "variable"
  | "command"
  | "job"
  | "signal"
  | "value";

export interface OperandDeclaration {
  readonly name: string;
  readonly type: ArgumentType;
  readonly min: 0 | 1;
  /** More than one only for the last operand. */
  readonly many: boolean;
}

/** Arguments of which some are only known when the command runs. */
export interface StaticCall {
  /** In order, without flags; undefined where the text is not known yet. */
  readonly operands: readonly (string | undefined)[];
  /** True if an argument may expand to several or to none, so that operands cannot be counted. */
  readonly openEnded: boolean;
  flag(name: string): string | true | undefined;
}

export interface ArgumentFault {
  readonly code: "E004" | "E005" | "E006" | "E007" | "E011" | "E020";
  readonly message: string;
  readonly hint: string | undefined;
  /** Which operand is at fault; the whole command if undefined. */
  readonly operand: number | undefined;
}
