import { BrokenPipe, FileError } from "@aish/core";
import { CommandFault } from "./command-fault.ts";
import { conclude } from "./conclude.ts";
import type { Context } from "./context.ts";
import { exportedEnvironment } from "./exported-environment.ts";
import { feedChild, type ChildInput } from "./feed-child.ts";
import { drainChild, type ChildOutput } from "./drain-child.ts";
import { Fault } from "./fault.ts";
import { interruptionOf, throwIfAborted } from "./interrupted.ts";
import type { Outcome } from "./outcome.ts";
import type { ChildProcess, ProcessEnd } from "./ports.ts";
import { nothingLeft } from "./shell.ts";
import { signalNumbers } from "./signal-numbers.ts";
import { joinText } from "./value-text.ts";
import type { ValueArgument } from "./value-argument.ts";
import { isRecord, typeName } from "./value-type.ts";
import { isList } from "./value.ts";

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
  const end = await endOf(child, context);
  context.children?.delete(child);
  await input.finish();
  const broken = await finishOutputs(output, errors);
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
  return typeof value === "string" ? value : joinText(value);
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

/** Waits for the end. When the signal comes, the group is asked to end, and killed if it does not. */
async function endOf(child: ChildProcess, context: Context): Promise<ProcessEnd> {
  const { signal } = context;
  const { limits, host } = context.shell.runtime;
  const settled = new AbortController();
  async function stop(): Promise<void> {
    if (interruptionOf(signal).status === 137) return child.kill("SIGKILL");
    child.kill("SIGTERM");
    try {
      await host.clock.sleep(limits.grace, settled.signal);
      child.kill("SIGKILL");
    } catch {
      // It ended within its grace.
    }
  }
  const abort = (): void => void stop();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await child.ended;
  } finally {
    signal.removeEventListener("abort", abort);
    settled.abort();
  }
}

function statusOf(end: ProcessEnd): number {
  if (end.signal === undefined) return end.exitCode ?? 0;
  return 128 + (signalNumbers[end.signal] ?? 0);
}
