import { findCommand, findDirectory } from "../history/jump.ts";
import { printable } from "../listings/columns.ts";
import { shortened } from "./blocks/shortened.ts";
import { isDirectory } from "./is-directory.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { isOursToRun } from "./run-typed.ts";

/** Where `z words` would go, or what `x words` would run: Enter does what is shown. */
export function jumpHint(text: string, shell: PromptShell): string | undefined {
  const found = /^\s*(?<colon>:?)(?<name>[zx])\s+(?<words>\S.*)$/.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { colon = "", name = "", words = "" } = found;
  if (colon === "" && !isOursToRun(name, shell)) return undefined;
  const wanted = words.trim().split(/\s+/);
  const { session, memory, terminal } = shell;
  if (name === "x") {
    const { command } = findCommand(memory.rows(), wanted, session.cwd) ?? {};
    return command === undefined ? "nothing in the history" : `→ ${printable(command)}`;
  }
  const { path } =
    findDirectory(session.records, wanted, {
      cwd: session.cwd,
      now: Date.now(),
      isDirectory,
    }) ?? {};
  if (path === undefined) return "no directory of the history";
  return `→ ${printable(shortened(path, session.environment.home, terminal.size.columns - 2))}`;
}
