import { assertNever } from "@aish/core";
import type { ShellKind } from "@aish/executor";
import { runUnseen } from "../environment-tools/run-unseen.ts";
import type { PromptSession } from "./prompt-session.ts";

/**
 * Takes the person's aliases, functions and options from the start-up file of the shell (`.bashrc`,
 * `.zshrc`), once per session and beside the prompt. A file that hangs, or starts another program,
 * is given up on after a while; the session then starts from its environment.
 */
export async function readStartupFile(session: PromptSession): Promise<void> {
  if (session.facts !== undefined) return;
  try {
    if (session.config.rc && session.shell.kind !== "sh") await startShell(session, ["-i"]);
    // The shell also says which words it resolves by itself: without them no line is routed well.
    if (session.facts === undefined) await startShell(session, bareOptions(session.shell.kind));
  } catch {
    // No room for a file or a process: the first line meets the same trouble, and says it.
  }
}

async function startShell(session: PromptSession, options: readonly string[]): Promise<void> {
  const { shell, state, cwd } = session;
  const variables = {
    ...session.environment.variables,
    // An interactive bash shortens the history file if it is not told that there is none.
    ...(shell.kind === "bash" ? { HISTFILE: "" } : {}),
  };
  const run = state.begin(":");
  const begun = { line: ":", stateFile: undefined, runDirectory: run.directory, lastStatus: 0 };
  try {
    await runUnseen({ shell, options, variables, cwd, ...begun });
    // The person may have been faster than the file: what they did stands.
    if (state.facts() === undefined) session.settle(run.adopt());
  } finally {
    run.remove();
  }
}

function bareOptions(kind: ShellKind): readonly string[] {
  switch (kind) {
    case "bash":
      return ["--norc"];
    case "zsh":
      return ["-f"];
    case "sh":
      return []; // it reads no start-up file of a known name
    default:
      return assertNever(kind);
  }
}
