import type { OptionName, TrapEvent } from "./builtin.ts";
import type { Code } from "./code.ts";
import type { JobTable } from "./job-table.ts";
import type { Outcome } from "./outcome.ts";
import type { Runtime } from "./runtime.ts";
import type { Scope } from "./variables/scope.ts";
import type { Value } from "./values/value.ts";

/** The state that commands change. A fork gets a copy of its own, or an overlay if its parent waits. */
export interface Shell {
  /** What never changes while the kernel lives: ports, builtins, limits. */
  readonly runtime: Runtime;
  readonly scope: Scope;
  readonly jobs: JobTable;
  readonly options: Record<OptionName, boolean>;
  /** Never changed in place, because forks share them: a change is a new map. */
  functions: ReadonlyMap<string, KaiFunction>;
  aliases: ReadonlyMap<string, string>;
  traps: ReadonlyMap<TrapEvent, string>;
  readonly runningTraps: Set<TrapEvent>;
  cwd: string;
  /** `$0` */
  name: string;
  /** `$1 …` */
  arguments: Arguments;
  /** `$?` */
  status: number;
  pipeStatus: readonly number[];
  /** Of the last substitution in the words of the statement at hand; undefined if it had none. */
  substitutionStatus: number | undefined;
  /** `$!`: a pid, or `%N` of a job that has none. */
  lastJob: Value | undefined;
  /** `path:line` of the command at hand, for what it has to say; undefined outside of files. */
  place: string | undefined;
  last: LastResult;
  /** The last result of the shell this one was forked from, for who asks before anything ran here. */
  inherited: LastResult;
}

export interface Arguments {
  readonly values: readonly string[];
  /** Which of them were written as flags, so that `"$@"` passes them on as such. */
  readonly flags: readonly boolean[];
}

/** What the last command left beside its status. */
export interface LastResult {
  readonly data: Value | undefined;
  /** The data is what `$(…)` stands for, whatever was printed. */
  readonly typed: boolean;
  /** What it printed, as far as it was kept. */
  readonly output: Uint8Array | string | undefined;
}

export interface KaiFunction {
  readonly name: string;
  /** As printed source. */
  readonly source: () => string;
  readonly body: Code<Outcome>;
}

export const nothingLeft: LastResult = { data: undefined, typed: false, output: undefined };

/** No command has run yet in this shell. */
export const unrun: LastResult = { ...nothingLeft };

export function lastResult({ last, inherited }: Shell): LastResult {
  return last === unrun ? inherited : last;
}

const noTraps: ReadonlyMap<TrapEvent, string> = new Map();

/** A shell of its own for a substitution, a subshell (`overlay`), or a stage or job (`snapshot`). */
export function forkShell(shell: Shell, how: "overlay" | "snapshot"): Shell {
  return {
    runtime: shell.runtime,
    scope: how === "overlay" ? shell.scope.overlay() : shell.scope.snapshot(),
    jobs: shell.jobs,
    options: {
      errexit: shell.options.errexit,
      pipefail: shell.options.pipefail,
      glob: shell.options.glob,
    },
    functions: shell.functions,
    aliases: shell.aliases,
    traps: noTraps,
    runningTraps: new Set(),
    cwd: shell.cwd,
    name: shell.name,
    arguments: shell.arguments,
    status: shell.status,
    pipeStatus: shell.pipeStatus,
    substitutionStatus: undefined,
    lastJob: shell.lastJob,
    place: shell.place,
    last: unrun,
    inherited: lastResult(shell),
  };
}
