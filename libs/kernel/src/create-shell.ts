import { looksLikeFlag } from "@aish/syntax";
import type { OptionName } from "./builtin.ts";
import { createGeneratedFiles, type GeneratedEntry } from "./files/generated-files.ts";
import { mountFiles } from "./files/mounted-files.ts";
import { JobTable } from "./job-table.ts";
import type { Host } from "./ports.ts";
import { Pulse } from "./pulse.ts";
import { runSource } from "./streams/run-source.ts";
import {
  defaultLimits,
  loadedBuiltins,
  type BuiltinRegistry,
  type Limits,
  type Runtime,
} from "./runtime.ts";
import { Scope } from "./variables/scope.ts";
import { nothingLeft, type Shell } from "./shell.ts";
import { shellAccess } from "./shell-access.ts";
import type { Value } from "./values/value.ts";

export interface KernelOptions {
  readonly host: Host;
  readonly builtins: BuiltinRegistry;
  /** Absolute; `/` if it is left out. */
  readonly cwd?: string;
  /** Exported variables: the whole environment, nothing else is inherited. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Further variables, not exported. */
  readonly variables?: Readonly<Record<string, Value>>;
  /** `$0` */
  readonly name?: string;
  /** `$1 …` */
  readonly arguments?: readonly string[];
  readonly options?: Partial<Record<OptionName, boolean>>;
  readonly limits?: Partial<Limits>;
  /** Programs keep the terminal of this process, so that full-screen ones work. */
  readonly sharesTerminal?: boolean;
  /** What `&` jobs print is shown as well as kept. */
  readonly showsJobOutput?: boolean;
  /** False for scripts, whose reader did not ask for `[1]` at each `&`. */
  readonly announcesJobs?: boolean;
  readonly version?: string;
}

let sessions = 0;

/** The first shell of a kernel. */
export function createShell(options: KernelOptions): Shell {
  sessions += 1;
  const limits = { ...defaultLimits, ...options.limits };
  const jobs = new JobTable(limits.endedJobs);
  const cwd = options.cwd ?? "/";
  const builtins = loadedBuiltins(options.builtins);
  const runtime: Runtime = {
    host: withVirtualFiles(options.host, jobs, builtins.names),
    builtins,
    limits,
    pulse: new Pulse(options.host.clock),
    programs: { source: runSource, access: shellAccess },
    sessionNumber: sessions,
    version: options.version ?? "0.1.0",
    showsJobOutput: options.showsJobOutput ?? false,
    announcesJobs: options.announcesJobs ?? true,
  };
  const args = options.arguments ?? [];
  return {
    runtime,
    scope: firstScope(options, cwd),
    jobs,
    options: { errexit: false, pipefail: false, glob: true, ...options.options },
    functions: new Map(),
    aliases: new Map(),
    traps: new Map(),
    runningTraps: new Set(),
    cwd,
    name: options.name ?? "kai",
    arguments: { values: args, flags: args.map(looksLikeFlag) },
    status: 0,
    pipeStatus: [0],
    substitutionStatus: undefined,
    lastJob: undefined,
    place: undefined,
    last: nothingLeft,
    inherited: nothingLeft,
  };
}

function firstScope(options: KernelOptions, cwd: string): Scope {
  const scope = Scope.empty();
  for (const [name, value] of Object.entries(options.env ?? {})) {
    if (value === undefined) continue;
    scope.set(name, value);
    scope.ownCell(name, value).exported = true;
  }
  for (const [name, value] of Object.entries(options.variables ?? {})) scope.set(name, value);
  scope.set("PWD", cwd);
  return scope;
}

function withVirtualFiles(host: Host, jobs: JobTable, names: readonly string[]): Host {
  const mounts = new Map([
    ["/v/jobs", createGeneratedFiles(() => jobFiles(jobs), host.clock)],
    ["/v/bin", createGeneratedFiles(() => commandFiles(names), host.clock)],
  ]);
  return { ...host, fs: mountFiles(host.fs, mounts) };
}

/** `/v/jobs/N/{status,command,stdout,stderr}` */
function jobFiles(jobs: JobTable): ReadonlyMap<string, GeneratedEntry> {
  return new Map(
    jobs
      .list()
      .map(({ number }) => [
        String(number),
        { kind: "directory", entries: () => filesOfJob(jobs, number) },
      ]),
  );
}

function filesOfJob(jobs: JobTable, number: number): ReadonlyMap<string, GeneratedEntry> {
  const output = jobs.output(number);
  return new Map<string, GeneratedEntry>([
    ["status", { kind: "file", content: () => `${statusText(jobs, number)}\n` }],
    ["command", { kind: "file", content: () => `${jobs.get(number)?.command ?? ""}\n` }],
    ["stdout", { kind: "file", content: () => output?.stdout.bytes() ?? "" }],
    ["stderr", { kind: "file", content: () => output?.stderr.bytes() ?? "" }],
  ]);
}

function statusText(jobs: JobTable, number: number): string {
  const state = jobs.get(number)?.state;
  if (state === undefined) return "";
  if (state.kind === "killed") return `killed:${state.signal}`;
  return "status" in state ? `${state.kind}:${state.status}` : state.kind;
}

function commandFiles(names: readonly string[]): ReadonlyMap<string, GeneratedEntry> {
  return new Map(names.map((name) => [name, { kind: "file", content: () => `builtin ${name}\n` }]));
}
