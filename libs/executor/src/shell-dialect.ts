import { bashRunner } from "./bash-runner.ts";
import type { Shell, ShellKind } from "./find-shell.ts";
import { runnerEntry, type Runner } from "./runner.ts";
import { shRunner } from "./sh-runner.ts";
import { zshRunner } from "./zsh-runner.ts";

export interface RunnerCall {
  /** Undefined before the first command: the shell then starts from its environment. */
  readonly stateFile: string | undefined;
  /** Undefined for a job: it saves nothing, and its state file is a copy that it empties. */
  readonly runDirectory: string | undefined;
  readonly line: string;
  /** Where the shell is started, as the person spells it (symbolic links kept). */
  readonly cwd: string;
  readonly lastStatus: number;
  readonly stdin: "terminal" | "empty";
  /** Whether the shell gets a terminal of its own and may stop and continue its children. */
  readonly jobControl: boolean;
}

/** The command that runs one line in `shell`, and what its environment needs besides. */
export function runnerCommand(
  shell: Shell,
  call: RunnerCall,
): { readonly argv: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  const { options, runner } = starts[shell.kind](call.jobControl);
  const argv = [
    shell.path,
    ...options,
    "-c",
    runnerEntry,
    shell.kind,
    call.stateFile ?? "",
    call.runDirectory ?? "",
    String(call.lastStatus),
    call.stdin,
    call.jobControl ? "jobs" : "",
    call.line,
    call.cwd,
  ];
  return { argv, env: { AISH_BEFORE: runner.before, AISH_AFTER: runner.after } };
}

const starts: Record<
  ShellKind,
  (jobControl: boolean) => { readonly options: readonly string[]; readonly runner: Runner }
> = {
  bash: () => ({ options: ["--norc", "--noprofile"], runner: bashRunner }),
  zsh: (jobControl) => ({ options: jobControl ? ["-f", "-i"] : ["-f"], runner: zshRunner }),
  sh: () => ({ options: [], runner: shRunner }),
};
