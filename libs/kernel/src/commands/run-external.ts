import { BrokenPipe, FileError } from "@aish/core";
import { CommandFault, commandFault } from "../command-fault.ts";
import { conclude } from "../conclude.ts";
import type { Context } from "../context.ts";
import { exportedEnvironment } from "./exported-environment.ts";
import { feedChild, type ChildInput } from "./feed-child.ts";
import { drainChild, type ChildOutput } from "./drain-child.ts";
import { Fault } from "../fault.ts";
import { interruptionOf, throwIfAborted } from "../interrupted.ts";
import type { Outcome } from "../outcome.ts";
import type { ChildProcess, ProcessEnd } from "../ports.ts";
import { nothingLeft } from "../shell.ts";
import { signalNumbers } from "./signal-numbers.ts";
import { joinText } from "../values/value-text.ts";
import type { ValueArgument } from "./value-argument.ts";
import { isRecord, typeName } from "../values/value-type.ts";
import { isList } from "../values/value.ts";

/**
 * A program of the system. It is handed the descriptors its streams already have, so that between two
 * programs no byte passes through here; only a stream without one is pumped.
 */
export async function runExternal(
  context: Context,
  name: string,
  path: string,
  args: readonly ValueArgument[],
): Promise<Outcome> {
  const { shell, signal } = context;
  const { processes } = shell.runtime.host;
  if (processes === undefined) throw new Fault(`${name}: external programs are disabled here`);
  throwIfAborted(signal);
  shell.last = nothingLeft;
  const argv = [name, ...args.map((arg) => toProcessArgument(arg, name))];
  const env = exportedEnvironment(shell);
  const input = feedChild(context.stdin, processes);
  const output = drainChild(context.stdout, processes);
  const errors = context.stderr === context.stdout ? output : drainChild(context.stderr, processes);
  let child: ChildProcess;
  try {
    child = processes.spawn({
      path,
      argv,
      cwd: shell.cwd,
      env,
      stdin: input.descriptor,
      stdout: output.descriptor,
      stderr: errors.descriptor,
      ownGroup: !context.sharesTerminal,
    });
  } catch (error) {
    await releaseAll(input, output, errors);
    if (!(error instanceof FileError)) throw error;
    await context.stderr.write(`${name}: ${error.message}\n`);
    return conclude(context, error.code === "not-found" ? 127 : 126);
  }
  context.children?.add(child);
  input.start();
  output.start();
  if (errors !== output) errors.start();
  const release = stopWithSignal(child, context, () => {
    output.drop();
    errors.drop();
  });
  let end: ProcessEnd;
  let broken: boolean;
  try {
    end = await child.ended;
    await input.finish();
    broken = await finishOutputs(output, errors);
  } finally {
    release();
    context.children?.delete(child);
  }
  const status = statusOf(end);
  if (signal.aborted) throw interruptionOf(signal);
  // In a loop that feeds a pipe this is the one way to learn that its reader has left.
  const lostReader = broken || end.signal === "SIGPIPE";
  if (lostReader && context.stdout === context.pipe) throw new BrokenPipe("the reader has left");
  return conclude(context, status);
}

function toProcessArgument(arg: ValueArgument, name: string): string {
  const { value } = arg;
  if (isList(value) || (value !== null && isRecord(value))) {
    throw new CommandFault(
      new Fault(
        `${name}: a ${typeName(value)} cannot be an argument of a program`,
        "pass it as text: $(tojson …)",
      ),
    );
  }
  if (typeof value === "string") return value;
  try {
    return joinText(value);
  } catch (error) {
    throw commandFault(error);
  }
}

async function releaseAll(
  input: ChildInput,
  output: ChildOutput,
  errors: ChildOutput,
): Promise<void> {
  input.start();
  output.start();
  if (errors !== output) errors.start();
  await input.finish();
  await finishOutputs(output, errors);
}

/** True if the reader of one of them has left. */
async function finishOutputs(output: ChildOutput, errors: ChildOutput): Promise<boolean> {
  const [first, second] = await Promise.all([
    output.finish(),
    errors === output ? false : errors.finish(),
  ]);
  return first || second;
}

/**
 * When the signal comes, the group is asked to end, and killed if it does not. What has left the group may
 * still hold its output: then that is waited for no longer. Gives what ends the watch.
 */
function stopWithSignal(child: ChildProcess, context: Context, drop: () => void): () => void {
  const { signal } = context;
  const { limits, host } = context.shell.runtime;
  const released = new AbortController();
  async function stop(): Promise<void> {
    child.kill(interruptionOf(signal).signal);
    try {
      await host.clock.sleep(limits.grace, released.signal);
    } catch {
      if (!leavesOthers()) return; // It ended within its grace.
      await host.clock.sleep(limits.grace, new AbortController().signal);
    }
    child.kill("SIGKILL");
    drop();
  }
  /** The child has ended, but not everything that it had started. */
  function leavesOthers(): boolean {
    return !context.sharesTerminal && host.processes?.signal(-child.pid, "0") === true;
  }
  const abort = (): void => void stop();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  return () => {
    signal.removeEventListener("abort", abort);
    released.abort();
  };
}

function statusOf(end: ProcessEnd): number {
  if (end.signal === undefined) return end.exitCode ?? 0;
  return 128 + (signalNumbers[end.signal] ?? 0);
}
