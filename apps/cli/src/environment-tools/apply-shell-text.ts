import {
  nearestDirectory,
  runnerCommand,
  type Shell,
  type ShellFacts,
  type ShellState,
} from "@aish/executor";

export interface TextToApply {
  readonly shell: Shell;
  readonly state: ShellState;
  readonly variables: Readonly<Record<string, string>>;
  readonly text: string;
  readonly cwd: string;
  readonly lastStatus: number;
}

const deadlineMs = 3000;

/**
 * Has the session's shell run text that nobody typed, such as what switches an environment on, and
 * keeps what it changed. Undefined if it left nothing to keep. No command may run meanwhile.
 */
export async function applyShellText(request: TextToApply): Promise<ShellFacts | undefined> {
  const { shell, state, text, cwd, lastStatus } = request;
  const run = state.begin(text);
  const here = nearestDirectory(cwd);
  try {
    const { argv, env } = runnerCommand(shell, {
      stateFile: run.stateFile,
      runDirectory: run.directory,
      line: text,
      cwd: here,
      lastStatus,
      stdin: "empty",
      jobControl: false,
    });
    const child = Bun.spawn([...argv], {
      cwd: here,
      env: { ...request.variables, ...env, PWD: here },
      stdin: "ignore",
      stdout: "ignore",
      stderr: "ignore",
      detached: true,
    });
    const timer = setTimeout(() => killGroup(child.pid), deadlineMs);
    await child.exited;
    clearTimeout(timer);
    return run.adopt();
  } finally {
    run.remove();
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended in the meantime.
  }
}
