import { isCommandComplete } from "@aish/core";
import { whichInstalled } from "../which-installed.ts";
import { lexShellLine } from "@aish/terminal/line-colour";

const deadlineMs = 500;
const longest = 100_000;

/**
 * Whether a command goes on in another line. Where that is not plain, a shell says so: it reads the
 * text without running any of it (POSIX, `set -n`).
 */
export function isUnfinishedCommand(text: string, path: string): boolean {
  if (text.trim() === "") return false;
  if (!isCommandComplete(text)) return true;
  if (text.length > longest || !mayGoOn(text)) return false;
  try {
    const { stderr } = Bun.spawnSync([whichInstalled("bash", path) ?? "/bin/sh", "-n"], {
      env: { LC_ALL: "C" },
      cwd: "/",
      stdin: new TextEncoder().encode(text),
      stdout: "ignore",
      stderr: "pipe",
      timeout: deadlineMs,
    });
    return /unexpected (?:end of file|EOF)|end of file unexpected/i.test(stderr.toString());
  } catch {
    return false; // no room for a process: the shell that runs the line says what is wrong with it
  }
}

/** A word that begins a compound command, a parenthesis, or an operator at the end. */
function mayGoOn(text: string): boolean {
  const tokens = lexShellLine(text).filter(({ kind }) => kind !== "comment");
  const last = tokens.at(-1);
  if (last?.kind === "operator" && /^(?:\|\|?|\|&|&&)$/.test(last.value)) return true;
  return tokens.some(
    ({ kind, value }) => kind === "keyword" || (kind === "operator" && /[({]/.test(value)),
  );
}
