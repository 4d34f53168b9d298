import { printable } from "../listings/columns.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { onTerminal, runLine } from "./run-line.ts";

export interface ShellLineOptions {
  /** Neither stored nor shown to the model; nor told anywhere. */
  readonly private: boolean;
  /** What stands for the command where it is told of. */
  readonly shownAs?: string;
}

/** Runs one command of the person's at the terminal. */
export async function runShellLine(
  command: string,
  shell: PromptShell,
  options: ShellLineOptions = { private: false },
): Promise<void> {
  const { session, notices, git } = shell;
  const isPrivate = options.private || shell.memory.privateMode;
  const shown = options.shownAs ?? (isPrivate ? "a private line" : command);
  const end = await runLine(
    {
      command,
      actor: "user",
      private: isPrivate,
      shownAs: shown,
      turnId: undefined,
      state: session.state,
      cwd: session.cwd,
      stdin: "terminal",
    },
    session,
    onTerminal(shell, "terminal"),
  );
  git.invalidate();
  if (end.kind === "parked") {
    const { number } = shell.parked.list().at(-1) ?? { number: 1 };
    shell.print(`%${number} stopped  ${printable(shown)}\n`);
    return;
  }
  const { exitCode, durationMs } = end.result;
  session.lastDurationMs = durationMs;
  notices.ended(shown, exitCode === 0 ? "done" : `exited ${exitCode}`, durationMs);
}
