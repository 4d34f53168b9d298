import { printable } from "../listings/columns.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { onTerminal, runLine } from "./run-line.ts";

/** Runs one command of the person's at the terminal. */
export async function runShellLine(
  command: string,
  shell: PromptShell,
  options: { readonly private: boolean } = { private: false },
): Promise<void> {
  const { session, notices, git } = shell;
  const end = await runLine(
    {
      command,
      actor: "user",
      private: options.private || shell.memory.privateMode,
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
    shell.print(`%${number} stopped  ${printable(command)}\n`);
    return;
  }
  const { exitCode, durationMs } = end.result;
  session.lastDurationMs = durationMs;
  notices.ended(command, exitCode === 0 ? "done" : `exited ${exitCode}`, durationMs);
}
