import { BrokenPipe, type FileError } from "@aish/core";
import { builtins } from "@aish/builtins";
import { createHost } from "@aish/executor/host";
import { Interrupted, Kernel } from "@aish/kernel";
import { currentDirectory } from "../current-directory.ts";
import { isTerminal } from "../environment/is-terminal.ts";
import type { Environment } from "../environment.ts";
import type { KaiWay } from "../invocation.ts";
import { writeAll } from "../terminal/write-all.ts";
import { version } from "../version.ts";
import { endProcess } from "./end-process.ts";
import { onEndSignals } from "./end-signals.ts";
import { readProgram } from "./read-program.ts";
import { SharedChildren } from "./shared-children.ts";
import { standardStreams } from "./standard-streams.ts";

/** There is nothing to run but what is typed. */
export function wantsPrompt({ program, action }: KaiWay): boolean {
  return program.kind === "stdin" && action === "run" && isTerminal(0);
}

/** Runs a program, and ends the process with its status. */
export async function runKaiProgram(way: KaiWay, { variables }: Environment): Promise<never> {
  const source = await readProgram(way.program);
  const controller = new AbortController();
  const { signal } = controller;
  const children = new SharedChildren(() => controller.abort(new Interrupted(130)));
  const host = createHost();
  const processes = children.watch(host.processes);
  const kernel = new Kernel({
    host: { ...host, processes },
    builtins,
    cwd: currentDirectory(),
    env: variables,
    name: source.path ?? "kai",
    arguments: way.arguments,
    sharesTerminal: isTerminal(0),
    showsJobOutput: true,
    announcesJobs: way.program.kind === "code",
    version,
  });
  const streams = standardStreams(processes);
  onEndSignals(controller, children);
  process.once("beforeExit", endStuckProgram);
  const result = await kernel.run(source.text, {
    ...streams,
    signal,
    path: source.path,
    continues: false,
  });
  let { status } = result;
  await streams.flush();
  if (!signal.aborted) {
    // A job is part of the program: ending before it would take it along.
    await Promise.race([kernel.jobs.allEnded(), aborted(signal)]);
    if (signal.aborted) status = statusOf(signal);
  }
  if (signal.aborted) {
    kernel.jobs.stopAll();
    await kernel.jobs.allEnded();
  }
  const failure = await streams.flush();
  return endProcess(failure === undefined ? status : statusAfter(failure, status));
}

/** Nothing is left that could wake the program: an end like that must not look like success. */
function endStuckProgram(): never {
  writeAll(2, Buffer.from("kai: the program waits for something that can no longer happen\n"));
  return endProcess(1);
}

/** Where the output has gone nowhere the program did not succeed; a reader that has left is no news. */
function statusAfter(failure: FileError | BrokenPipe, status: number): number {
  if (failure instanceof BrokenPipe) return status === 0 ? 141 : status;
  if (status !== 0) return status;
  writeAll(2, Buffer.from(`kai: cannot write: ${failure.message}\n`));
  return 1;
}

function statusOf({ reason }: AbortSignal): number {
  return reason instanceof Interrupted ? reason.status : 130;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (signal.aborted) resolve();
  });
}
