import { runnerCommand, type Shell, type ShellState } from "@aish/executor";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

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
    const late = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => late.resolve(undefined), deadlineMs);
    const streams = [
      textOf(child.stdout, late.promise),
      textOf(child.stderr, late.promise),
    ] as const;
    const [stdout, stderr] = await Promise.all(streams);
    const status = await Promise.race([child.exited, late.promise]);
    clearTimeout(timer);
    if (status === undefined) killGroup(child.pid);
    return { status, stdout, stderr };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What was printed until it ended or `late` came; not more than anybody wants to keep. */
async function textOf(
  stream: ReadableStream<Uint8Array>,
  late: Promise<undefined>,
): Promise<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = "";
  while (text.length < mostBytes) {
    const read = await Promise.race([reader.read(), late]);
    if (read === undefined || read.done) break;
    text += decoder.decode(read.value, { stream: true });
  }
  void reader.cancel();
  return text;
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
