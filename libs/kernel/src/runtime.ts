import type { Builtin, ShellAccess, SourceOptions } from "./builtin.ts";
import type { Context } from "./context.ts";
import type { Outcome } from "./outcome.ts";
import type { Host } from "./ports.ts";
import type { Pulse } from "./pulse.ts";
import type { Awaitable } from "./values/value.ts";

/** What stays the same while a kernel lives. */
export interface Runtime {
  readonly host: Host;
  readonly builtins: LoadedBuiltins;
  readonly limits: Limits;
  readonly pulse: Pulse;
  readonly programs: ProgramRunner;
  /** `$$`: counts kernels, from 1. */
  readonly sessionNumber: number;
  readonly version: string;
  /** What a job prints also goes to the program's own streams. */
  readonly showsJobOutput: boolean;
  /** `[1]` on stderr when a job starts. */
  readonly announcesJobs: boolean;
}

/** The ways back into the kernel for what is below it: traps, `source`, builtins that run commands. */
export interface ProgramRunner {
  /** Parses, validates and runs a text in the shell of the context; a text with faults runs nothing. */
  source(text: string, options: SourceOptions, context: Context): Awaitable<Outcome>;
  access(context: Context): ShellAccess;
}

export interface Limits {
  /** Nested function calls, substitutions, sourced files and scripts. */
  readonly depth: number;
  /** Milliseconds between asking a process to end and killing it. */
  readonly grace: number;
  /** Bytes of a job's output that are kept for `/v/jobs`. */
  readonly jobOutput: number;
  /** Jobs that have ended and are still listed. */
  readonly endedJobs: number;
}

export const defaultLimits: Limits = {
  depth: 48,
  grace: 2000,
  jobOutput: 10 * 1024 * 1024,
  endedJobs: 100,
};

/** A command, or how to get it: what a program does not use is not loaded. */
export type BuiltinEntry = Builtin | (() => Promise<Builtin>);
export type BuiltinRegistry = ReadonlyMap<string, BuiltinEntry>;

/** The registry of one kernel, which remembers what has been loaded. */
export interface LoadedBuiltins {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Undefined if it does not exist or is not loaded yet. */
  loaded(name: string): Builtin | undefined;
  load(name: string): Promise<Builtin | undefined>;
}

export function loadedBuiltins(registry: BuiltinRegistry): LoadedBuiltins {
  const loaded = new Map<string, Builtin>();
  for (const [name, entry] of registry) {
    if (typeof entry !== "function") loaded.set(name, entry);
  }
  return {
    names: [...registry.keys()].toSorted(),
    has: (name) => registry.has(name),
    loaded: (name) => loaded.get(name),
    async load(name) {
      const entry = registry.get(name);
      if (typeof entry !== "function") return entry;
      const builtin = loaded.get(name) ?? (await entry());
      loaded.set(name, builtin);
      return builtin;
    },
  };
}
