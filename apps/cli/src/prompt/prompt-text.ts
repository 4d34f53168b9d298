import { dirname } from "node:path";
import { printable } from "../listings/columns.ts";
import type { PromptShell } from "./prompt-shell.ts";

/** The prompt: directory, jobs that run, status of the last command if it failed, and a sign. */
export function promptText(shell: PromptShell): string {
  const { session, paint, terminal } = shell;
  const directory = shortened(session.cwd, session.environment.home, terminal.size.columns / 2);
  const running = session.records
    .attempt(({ jobs }) => jobs.live(), [])
    .filter((job) => job.sessionId === session.id).length;
  const stopped = shell.parked.list().filter(({ state }) => state === "stopped").length;
  const parts = [
    paint.cyan(printable(directory)),
    running > 0 ? paint.dim(`${running}&`) : "",
    stopped > 0 ? paint.dim(`${stopped} stopped`) : "",
    session.lastStatus === 0 ? "" : paint.red(`[${session.lastStatus}]`),
    /utf-?8/i.test(session.environment.terminal.locale ?? "") ? "❯" : ">",
  ];
  return `${parts.filter((part) => part !== "").join(" ")} `;
}

/** A directory in at most about so many columns. */
export function shortened(cwd: string, home: string, width: number): string {
  const tilde = cwd === home || cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  if (tilde.length <= width) return tilde;
  const parent = dirname(tilde);
  const last = tilde.slice(parent.length + 1);
  const initials = parent.split("/").map((name) => name.slice(0, name.startsWith(".") ? 2 : 1));
  return `${initials.join("/")}/${last}`;
}
