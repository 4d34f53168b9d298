import type { BuiltinResult, JobAccess, ShellAccess, ShellJob } from "./builtin.ts";
import { callCommand } from "./commands/call-command.ts";
import { andThen, mending } from "./code.ts";
import { ProgramFault } from "./command-fault.ts";
import type { Context } from "./context.ts";
import { Fault } from "./fault.ts";
import { resolveAll } from "./commands/find-command.ts";
import { endOfBlock, type Outcome } from "./outcome.ts";
import { programAccess } from "./program-access.ts";
import { lastResult } from "./shell.ts";
import type { Awaitable } from "./values/value.ts";

const encoder = new TextEncoder();

/** What few builtins need, over the context they were called in. */
export function shellAccess(context: Context): ShellAccess {
  const { shell } = context;
  const { builtins, programs, version } = shell.runtime;
  const last = lastResult(shell);
  return {
    options: shell.options,
    aliases: shell.aliases,
    get functions() {
      return new Map([...shell.functions].map(([name, found]) => [name, found.source()]));
    },
    traps: shell.traps,
    arguments: shell.arguments.values,
    builtinNames: builtins.names,
    declaration: (name) =>
      builtins.loaded(name)?.declaration ??
      builtins.load(name).then((builtin) => builtin?.declaration),
    async resolve(name, all) {
      const found = await resolveAll(shell, name);
      return all ? found : found.slice(0, 1);
    },
    run: (argv, options = {}) =>
      andThen(
        passingFaults(() => callCommand(context, argv, options)),
        toResult,
      ),
    source: (text, options) =>
      andThen(
        passingFaults(() => programs.source(text, options, context)),
        toResult,
      ),
    jobs: jobAccess(context),
    programs: programAccess(shell),
    last: { status: shell.status, data: last.data, output: toBytes(last.output) },
    version,
    number: shell.runtime.sessionNumber,
  };
}

function toResult(outcome: Outcome): BuiltinResult {
  return { status: endOfBlock(outcome), exits: outcome.kind === "exit" };
}

function toBytes(output: Uint8Array | string | undefined): Uint8Array | undefined {
  return typeof output === "string" ? encoder.encode(output) : output;
}

function passingFaults<T>(run: () => Awaitable<T>): Awaitable<T> {
  return mending(run, (error) => {
    throw error instanceof Fault ? new ProgramFault(error) : error;
  });
}

function jobAccess({ shell, job: own }: Context): JobAccess {
  const { jobs, runtime } = shell;
  const { processes } = runtime.host;
  return {
    list: () => jobs.list(),
    find: (spec) => jobs.find(spec),
    started: () => jobs.startedBy(own),
    async wait(job, signal) {
      if (jobs.isAround(job.number, own)) {
        throw new Fault(`%${job.number} is the job that would wait for it`);
      }
      return jobs.wait(job.number, signal);
    },
    kill: (job: ShellJob, signal) => jobs.kill(job.number, signal),
    cleanUp: () => jobs.cleanUp(),
    signalProcess: (pid, signal) => processes?.signal(pid, signal) ?? false,
  };
}
