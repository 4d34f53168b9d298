import type { CommandDeclaration, FlagDeclaration, OperandDeclaration } from "@aish/syntax";
import type { ByteSink, ByteSource } from "./streams/byte-stream.ts";
import type { Clock, FileSystem } from "./ports.ts";
import type { Awaitable, Value } from "./values/value.ts";

/**
 * The builtin API. A builtin declares what it accepts, gets its arguments bound and typed, reads and
 * writes through the call, and returns the changes it asks for. It never touches the shell's state.
 */
export interface Builtin {
  readonly declaration: CommandDeclaration;
  run(call: BuiltinCall): Awaitable<BuiltinResult>;
}

export interface BuiltinDefinition {
  readonly name: string;
  readonly summary: string;
  readonly details?: string;
  readonly examples?: CommandDeclaration["examples"];
  readonly flags?: readonly (Partial<FlagDeclaration> & { readonly summary: string })[];
  readonly operands?: readonly (Partial<OperandDeclaration> & { readonly name: string })[];
  readonly flagPlacement?: CommandDeclaration["flagPlacement"];
  readonly typed?: boolean;
  readonly assignments?: boolean;
  readonly check?: CommandDeclaration["check"];
  readonly run: (call: BuiltinCall) => Awaitable<BuiltinResult>;
}

export interface BuiltinCall {
  /** The name it was called by. */
  readonly name: string;
  readonly flags: Flags;
  /** As text. */
  readonly operands: readonly string[];
  /** The same operands, with their types. */
  readonly values: readonly Value[];
  /** By operand: written as a flag, so it is one to the command it is passed on to. */
  readonly operandIsFlag: readonly boolean[];
  /**
   * For a declaration with `assignments`: the typed value of an operand written `name=value`, under the
   * operand's index. In `operands` its text is `name=` and what the value prints as.
   */
  readonly assigned: ReadonlyMap<number, Value>;
  /** `--json` was given: `data` is printed as JSON by the kernel, and failures as a record. */
  readonly json: boolean;
  readonly stdin: ByteSource;
  /** `own`: a pipe or redirect of this command; `inherited`: of something around it; `none`: there is none. */
  readonly input: "own" | "inherited" | "none";
  /** The typed value the stage before left, once its pipe is drained; undefined if there is none. */
  pipedValue(): Awaitable<Value | undefined>;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  readonly cwd: string;
  readonly variables: VariableReader;
  readonly fs: FileSystem;
  readonly clock: Clock;
  /** Aborted by Ctrl+C and timeouts. Whatever waits must listen. */
  readonly signal: AbortSignal;
  /** What only few builtins need: jobs, other commands, the program's own facts. */
  readonly shell: ShellAccess;
}

export interface Flags {
  /** A switch or a flag with a value was given. */
  has(name: string): boolean;
  /** The last value given. */
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  /** Milliseconds, from `30`, `1.5s`, `500ms`, `2m`, `1h`. */
  duration(name: string): number | undefined;
  all(name: string): readonly string[];
}

export interface VariableReader {
  get(name: string): Value | undefined;
  /** Visible names, sorted. */
  names(): readonly string[];
  isExported(name: string): boolean;
}

export interface BuiltinResult {
  readonly status: number;
  /** Written to stdout after what the call wrote itself. */
  readonly text?: string | Uint8Array;
  /** For the typed channel: `$(…)` of a typed builtin, the next stage, `kaish-last`, `--json`. */
  readonly data?: Value;
  /** One line for stderr, without the builtin's name: the kernel writes that before it. */
  readonly message?: string;
  readonly hint?: string;
  readonly changes?: readonly ShellChange[];
  /** What it ran said `exit`: the program ends with this status. */
  readonly exits?: boolean;
}

/** Everything a builtin can ask for; applied by the kernel, in order, after it has returned. */
export type ShellChange =
  | {
      readonly kind: "setVariable";
      readonly name: string;
      readonly value: Value;
      /** `visible`: the innermost binding that exists, else global. `local`: the current frame. */
      readonly scope: "visible" | "local";
    }
  | { readonly kind: "unsetVariable"; readonly name: string }
  /** Removes one key or element. */
  | { readonly kind: "unsetElement"; readonly target: string }
  | { readonly kind: "pushValues"; readonly target: string; readonly values: readonly Value[] }
  | { readonly kind: "exportVariable"; readonly name: string; readonly exported: boolean }
  | { readonly kind: "setCwd"; readonly path: string }
  | { readonly kind: "setAlias"; readonly name: string; readonly words: string }
  | { readonly kind: "removeAlias"; readonly name: string }
  | { readonly kind: "setOption"; readonly option: OptionName; readonly on: boolean }
  | {
      readonly kind: "setArguments";
      readonly arguments: readonly Value[];
      /** By argument: it counts as a flag where `"$@"` passes it on. */
      readonly flags: readonly boolean[];
    }
  /** Drops that many from the front; never more than there are. */
  | { readonly kind: "shiftArguments"; readonly count: number }
  | { readonly kind: "removeFunction"; readonly name: string }
  /** `command` undefined: the default again. */
  | {
      readonly kind: "setTrap";
      readonly event: TrapEvent;
      readonly command: string | undefined;
    };

export type OptionName = "errexit" | "pipefail" | "glob";
export type TrapEvent = "EXIT" | "INT" | "TERM" | "ERR";

export interface ShellAccess {
  readonly options: Readonly<Record<OptionName, boolean>>;
  readonly aliases: ReadonlyMap<string, string>;
  /** By name, as printed source. */
  readonly functions: ReadonlyMap<string, string>;
  readonly traps: ReadonlyMap<TrapEvent, string>;
  readonly arguments: readonly Value[];
  /** Every builtin there is, by name, without loading any. */
  readonly builtinNames: readonly string[];
  declaration(name: string): Awaitable<CommandDeclaration | undefined>;
  /** What a name would run, in the order of dispatch; all of them if `all`. */
  resolve(name: string, all: boolean): Awaitable<readonly Resolution[]>;
  /** Runs a command by name with arguments as given, no expansion; streams are the call's own. */
  run(argv: readonly Value[], options?: RunOptions): Awaitable<BuiltinResult>;
  /** Parses, validates and runs a whole text in the current scope. */
  source(text: string, options: SourceOptions): Awaitable<BuiltinResult>;
  readonly jobs: JobAccess;
  readonly programs: ProgramAccess;
  /** `$?` and the data or text of the last statement. */
  readonly last: {
    readonly status: number;
    readonly data: Value | undefined;
    readonly output: Uint8Array | undefined;
  };
  readonly version: string;
  /** `$$`: counts kernels, it is no process. */
  readonly number: number;
}

/** Looking at a program without running it. */
export interface ProgramAccess {
  check(source: string): Awaitable<readonly ReportedDiagnostic[]>;
  /** The tree as lists and records, or what is wrong with the source. */
  tree(source: string): Inspection;
  /** What each statement would run, read and write. */
  plan(source: string): Inspection;
}

export type Inspection =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly report: string };

export interface ReportedDiagnostic {
  readonly code: string;
  readonly severity: "error" | "warning" | "trace";
  readonly message: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** With the source line drawn. */
  readonly text: string;
}

export interface RunOptions {
  /** Added to (or, if `clearEnv`, instead of) the exported variables; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly clearEnv?: boolean;
  /** Functions are not looked at. */
  readonly pastFunctions?: boolean;
  readonly signal?: AbortSignal;
  /** By element of `argv`: it is a flag. Undefined: what begins with `-` is one. */
  readonly flags?: readonly boolean[];
}

export interface SourceOptions {
  /** Shown in diagnostics. */
  readonly path: string;
  /** `$1 …` while it runs; the caller's own if undefined. */
  readonly arguments: readonly Value[] | undefined;
  readonly flags?: readonly boolean[];
}

export type Resolution =
  | { readonly kind: "special" | "builtin" | "function"; readonly name: string }
  | { readonly kind: "alias"; readonly name: string; readonly words: string }
  | { readonly kind: "script" | "external"; readonly name: string; readonly path: string };

export interface JobAccess {
  list(): readonly ShellJob[];
  /** Those that were started where the call stands: a job in a job has its own. */
  started(): readonly ShellJob[];
  /** `%1`, `%+`, `%-`, `1`, or a pid of one of ours. */
  find(spec: string): ShellJob | undefined;
  /** Waits for its end; rejects with the signal's reason. */
  wait(job: ShellJob, signal: AbortSignal): Promise<number>;
  /** Signal names as `SIGTERM`. Undefined if it had already ended. */
  kill(job: ShellJob, signal: string): void;
  /** Forgets jobs that have ended. */
  cleanUp(): void;
  /** A process that is no job. False if there is none. */
  signalProcess(pid: number, signal: string): boolean;
}

/** `running stopped done:0 killed:15 failed:1`, as `/v/jobs/N/status` says it. */
export interface ShellJob {
  readonly number: number;
  readonly command: string;
  /** Undefined: it runs inside this process, so no signal but an end can reach it. */
  readonly pid: number | undefined;
  /** A `wait` has already told how it ended, so that the next one need not. */
  readonly waitedFor: boolean;
  readonly state:
    | { readonly kind: "running" | "stopped" }
    | { readonly kind: "done" | "failed"; readonly status: number }
    | { readonly kind: "killed"; readonly signal: number };
}

export function ok(result: Omit<BuiltinResult, "status"> = {}): BuiltinResult {
  return { ...result, status: 0 };
}

export function fail(status: number, message: string, hint?: string): BuiltinResult {
  return hint === undefined ? { status, message } : { status, message, hint };
}

/** Fills in what a definition leaves to the defaults. */
export function defineBuiltin(definition: BuiltinDefinition): Builtin {
  const { run, flags = [], operands = [], ...rest } = definition;
  return {
    run,
    declaration: {
      name: rest.name,
      summary: rest.summary,
      details: rest.details,
      examples: rest.examples ?? [],
      flags: flags.map((flag) => ({
        long: flag.long,
        short: flag.short,
        summary: flag.summary,
        value: flag.value,
        repeatable: flag.repeatable ?? false,
      })),
      operands: operands.map((operand) => ({
        name: operand.name,
        type: operand.type ?? "text",
        min: operand.min ?? 1,
        many: operand.many ?? false,
      })),
      flagPlacement: rest.flagPlacement ?? "anywhere",
      typed: rest.typed ?? false,
      assignments: rest.assignments ?? false,
      check: rest.check,
    },
  };
}
