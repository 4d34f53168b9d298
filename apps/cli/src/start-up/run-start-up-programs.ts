import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { emptySource, Interrupted, Kernel } from "@aish/kernel";
import { version } from "../version.ts";
import { boundedSink } from "./bounded-sink.ts";
import { ChangesProbe, type ShellChanges } from "./shell-changes.ts";
import { startUpBuiltins } from "./start-up-builtins.ts";
import type { StartUpCommand } from "./start-up-command.ts";

export interface StartUpProgram {
  readonly path: string;
  readonly text: string;
}

export interface StartUpRequest {
  readonly programs: readonly StartUpProgram[];
  readonly variables: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly commands: readonly StartUpCommand[];
  /** For all of them together. */
  readonly deadlineMs: number;
}

export interface StartUpEnd {
  /** What they printed and what is wrong with them, in order. */
  readonly output: string;
  /** Undefined if nobody could look: something hangs. */
  readonly changes: ShellChanges | undefined;
}

const mostOutput = 64 * 1024;
/** Between asking a program to end and killing it, and then until it is given up on. */
const graceMs = 200;

/** Runs init files in one kernel, so that a later one has what an earlier one has defined. */
export async function runStartUpPrograms(request: StartUpRequest): Promise<StartUpEnd> {
  const { programs, variables, cwd, deadlineMs } = request;
  const probe = new ChangesProbe(variables);
  const kernel = new Kernel({
    host: createHost(),
    builtins: new Map([...builtins, ...startUpBuiltins(request.commands), probe.builtin]),
    cwd,
    env: variables,
    name: "aish",
    limits: { grace: graceMs },
    showsJobOutput: true,
    announcesJobs: false,
    version,
  });
  const sink = boundedSink(mostOutput);
  const controller = new AbortController();
  const { signal } = controller;
  const limit = Promise.withResolvers<"late">();
  const timers = [
    setTimeout(() => controller.abort(new Interrupted(124)), deadlineMs),
    setTimeout(() => limit.resolve("late"), deadlineMs + 3 * graceMs),
  ];
  const streams = { stdin: emptySource, stdout: sink, stderr: sink, signal };

  async function runOne({ path, text }: StartUpProgram): Promise<void> {
    if (signal.aborted) {
      sink.write(`${path} was not run: there was no time left\n`);
      return;
    }
    const { fault } = await kernel.run(text, { ...streams, path, continues: true });
    if (signal.aborted)
      sink.write(`${path} took longer than ${deadlineMs / 1000}s and was stopped\n`);
    else if (fault !== undefined) sink.write(`${path}: ${whatIsUndone(fault)}\n`);
  }
  async function runAll(): Promise<ShellChanges | undefined> {
    for (const program of programs) await runOne(program);
    const aborted = Promise.withResolvers<void>();
    signal.addEventListener("abort", () => aborted.resolve(), { once: true });
    if (!signal.aborted) await Promise.race([kernel.jobs.allEnded(), aborted.promise]);
    kernel.jobs.stopAll();
    return probe.look(kernel);
  }

  const end = await Promise.race([runAll(), limit.promise]);
  for (const timer of timers) clearTimeout(timer);
  if (end !== "late") return { output: sink.text(), changes: end };
  kernel.jobs.stopAll();
  return { output: `${sink.text()}an init file cannot be stopped\n`, changes: undefined };
}

/** A text is read whole before anything of it runs; a fault later on ends it where it stands. */
function whatIsUndone(fault: string): string {
  return /: error \[[A-Z]+\d*\]: /.test(fault.split("\n", 1).join(""))
    ? "nothing of it was run"
    : "the rest of it was not run";
}
