import { nearestDirectory, runnerCommand, type RunnerCall, type Shell } from "@aish/executor";
import { killGroup } from "../completion/kill-group.ts";

export interface UnseenRun extends Pick<RunnerCall, "line" | "runDirectory" | "stateFile"> {
  readonly shell: Shell;
  /** How the shell is started; undefined: as for a line of the session. */
  readonly options: readonly string[] | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly lastStatus: number;
}

const deadlineMs = 3000;

/** Has a shell run what nobody typed, without a terminal; one that hangs is stopped with all it started. */
export async function runUnseen(run: UnseenRun): Promise<void> {
  const { shell, options, variables, line, stateFile, runDirectory, lastStatus } = run;
  const cwd = nearestDirectory(run.cwd);
  const { argv, env } = runnerCommand(shell, {
    stateFile,
    runDirectory,
    line,
    cwd,
    lastStatus,
    stdin: "empty",
    jobControl: false,
  });
  const [program = shell.path] = argv;
  const started =
    options === undefined ? argv : [program, ...options, ...argv.slice(argv.indexOf("-c"))];
  const child = Bun.spawn([...started], {
    cwd,
    env: { ...variables, ...env, PWD: cwd },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
    detached: true,
  });
  const timer = setTimeout(() => killGroup(child.pid), deadlineMs);
  await child.exited;
  clearTimeout(timer);
}
