import { runnerCommand, type Shell, type ShellState } from "@aish/executor";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { killGroup } from "../completion/kill-group.ts";
import { readUpTo, type ByteReader } from "../completion/read-up-to.ts";

export interface BesideRequest {
  readonly shell: Shell;
  readonly state: ShellState;
  readonly variables: Readonly<Record<string, string>>;
  readonly line: string;
  readonly cwd: string;
  readonly deadlineMs: number;
}

export interface BesideResult {
  /** Undefined if it was stopped at the deadline. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

const mostBytes = 1_000_000;

/** Runs a line in a copy of the session's state, with all its variables, and changes nothing there. */
export async function runBeside(request: BesideRequest): Promise<BesideResult> {
  const { shell, state, line, cwd, deadlineMs } = request;
  const directory = mkdtempSync(join(state.directory, "beside-"));
  try {
    const { argv, env } = runnerCommand(shell, {
      stateFile: state.copyTo(directory),
      runDirectory: undefined,
      line,
      cwd,
      lastStatus: 0,
      stdin: "empty",
      jobControl: false,
    });
    const child = Bun.spawn([...argv], {
      cwd,
      env: { ...request.variables, ...env, PWD: cwd },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
      detached: true,
    });
    const readers = [child.stdout.getReader(), child.stderr.getReader()] as const;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = child.exitCode === null && child.signalCode === null;
      if (isLate) killGroup(child.pid);
      // Whoever has left the group may hold its output open for ever.
      for (const reader of readers) void reader.cancel();
    }, deadlineMs);
    const [stdout, stderr] = await Promise.all([textOf(readers[0]), textOf(readers[1])]);
    const exitCode = await child.exited;
    clearTimeout(timer);
    const status = isLate ? undefined : exitCode;
    return { status, stdout, stderr };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Not more than anybody wants to keep. */
async function textOf(reader: ByteReader & { cancel(): Promise<void> }): Promise<string> {
  const { text } = await readUpTo(reader, mostBytes);
  void reader.cancel();
  return text;
}
