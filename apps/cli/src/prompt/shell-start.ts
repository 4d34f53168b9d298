import { assertNever } from "@aish/core";
import { nearestDirectory, runnerCommand, type ShellKind } from "@aish/executor";
import type { PromptSession } from "./prompt-session.ts";

const deadlineMs = 3000;

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
  const cwd = nearestDirectory(session.cwd);
  const run = session.state.begin(":");
  const command = runnerCommand(session.shell, {
    stateFile: undefined,
    runDirectory: run.directory,
    line: ":",
    cwd,
    lastStatus: 0,
    stdin: "empty",
    jobControl: false,
  });
  const [program = session.shell.path] = command.argv;
  const entry = command.argv.slice(command.argv.indexOf("-c"));
  const child = Bun.spawn([program, ...options, ...entry], {
    cwd,
    env: {
      ...session.environment.variables,
      ...command.env,
      PWD: cwd,
      // An interactive bash shortens the history file if it is not told that there is none.
      ...(session.shell.kind === "bash" ? { HISTFILE: "" } : {}),
    },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "ignore",
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-child.pid, "SIGKILL"), deadlineMs);
  await child.exited;
  clearTimeout(timer);
  // The person may have been faster than the file: what they did stands.
  if (session.state.facts() === undefined) session.settle(run.adopt());
  run.remove();
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
