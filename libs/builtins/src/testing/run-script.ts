import {
  bytesSource,
  createCaptureSink,
  Kernel,
  MemoryFileSystem,
  type Clock,
  type ExecutionResult,
  type MemoryFiles,
} from "@aish/kernel";
import { builtins } from "../registry.ts";
import { realClock } from "./call.ts";

export interface ScriptOptions {
  readonly files?: MemoryFiles;
  readonly stdin?: string;
  readonly arguments?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
}

export interface ScriptEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly fault: string | undefined;
}

/** Runs a whole program: the real kernel and builtins, files in memory, no processes. */
export async function runScript(source: string, options: ScriptOptions = {}): Promise<ScriptEnd> {
  const stdout = createCaptureSink();
  const stderr = createCaptureSink();
  const { status, fault } = await kernelWith(options).run(source, {
    stdin: bytesSource(options.stdin ?? ""),
    stdout,
    stderr,
    signal: new AbortController().signal,
    path: undefined,
    continues: false,
  });
  return { code: status, stdout: stdout.text() ?? "", stderr: stderr.text() ?? "", fault };
}

/** Text by text in one shell. */
export function session(options: ScriptOptions = {}): (source: string) => Promise<ExecutionResult> {
  const kernel = kernelWith(options);
  return (source) => kernel.execute(source, { stdin: options.stdin ?? "" });
}

/** Runs a thousand times as fast. */
export const hurriedClock: Clock = {
  ...realClock,
  sleep: (milliseconds, signal) => realClock.sleep(milliseconds / 1000, signal),
};

function kernelWith(options: ScriptOptions): Kernel {
  const { files = {}, clock = realClock, env = {}, arguments: args = [] } = options;
  const fs = new MemoryFileSystem({ "/tmp": { kind: "directory" }, ...files });
  const host = { fs, processes: undefined, clock };
  return new Kernel({ host, builtins, version: "1.2.3", env, arguments: args });
}
