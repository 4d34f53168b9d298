import { FileError } from "@aish/core";
import { errorCode } from "../error-code.ts";
import { fileErrorOf } from "./file-error-of.ts";
import { nodeFs } from "./node-fs.ts";
import { sendSignal } from "./send-signal.ts";

export interface SpawnRequest {
  readonly path: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: number | undefined;
  readonly stdout: number | undefined;
  readonly stderr: number | undefined;
  readonly ownGroup: boolean;
}

export interface ChildProcess {
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  kill(signal: string): void;
}

export interface ProcessEnd {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
}

/** The process leads a session of its own if it is to have its own group. */
export function spawnProcess(request: SpawnRequest): ChildProcess {
  const child = start(request);
  return {
    pid: child.pid,
    ended: endOf(child),
    kill(signal) {
      if (request.ownGroup) sendSignal(-child.pid, signal);
      // Once it has been waited for, its number may be another's.
      else if (child.exitCode === null && child.signalCode === null) sendSignal(child.pid, signal);
    },
  };
}

async function endOf(child: Bun.Subprocess): Promise<ProcessEnd> {
  await child.exited;
  const { exitCode, signalCode } = child;
  if (signalCode === null) return { exitCode: exitCode ?? undefined, signal: undefined };
  return { exitCode: undefined, signal: String(signalCode) };
}

function start(request: SpawnRequest): Bun.Subprocess {
  const [name = request.path, ...operands] = request.argv;
  try {
    return run(request, name, [request.path, ...operands]);
  } catch (error) {
    if (errorCode(error) !== "ENOEXEC") throw reasonOf(error, request);
    if (isBinary(request.path)) {
      throw new FileError("unsupported", "a program for another kind of machine");
    }
    // A text without `#!` is a script of the system's shell.
    return startScript(request, operands);
  }
}

function startScript(request: SpawnRequest, operands: readonly string[]): Bun.Subprocess {
  try {
    return run(request, "sh", ["/bin/sh", request.path, ...operands]);
  } catch (error) {
    throw reasonOf(error, request);
  }
}

function run(request: SpawnRequest, name: string, command: string[]): Bun.Subprocess {
  return Bun.spawn(command, {
    argv0: name,
    cwd: request.cwd,
    env: request.env,
    stdin: request.stdin ?? "ignore",
    stdout: request.stdout ?? "ignore",
    stderr: request.stderr ?? "ignore",
    detached: request.ownGroup,
  });
}

/** The system has one word for four things that can be missing. */
function reasonOf(error: unknown, { path, cwd }: SpawnRequest): unknown {
  const code = errorCode(error);
  if (code !== "ENOENT" && code !== "EACCES" && code !== "ENOTDIR") return fileErrorOf(error);
  const fs = nodeFs();
  if (!isDirectory(cwd)) {
    return new FileError("not-found", `the current directory ${cwd} is gone`);
  }
  if (isDirectory(path)) return new FileError("is-a-directory", "is a directory");
  if (code === "ENOENT" && fs.existsSync(path)) {
    return new FileError("not-found", "the interpreter it asks for is missing");
  }
  return fileErrorOf(error);
}

function isDirectory(path: string): boolean {
  const stats = nodeFs().statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ?? false;
}

function isBinary(path: string): boolean {
  const fs = nodeFs();
  const head = Buffer.alloc(256);
  const descriptor = fs.openSync(path, "r");
  try {
    return head.subarray(0, fs.readSync(descriptor, head)).includes(0);
  } finally {
    fs.closeSync(descriptor);
  }
}
