import { nearestDirectory } from "@aish/executor";
import { runBeside } from "../environment-tools/run-beside.ts";
import { printableText } from "../listings/columns.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import { placedError } from "../theme/placed-error.ts";
import { ownProgram } from "./own-program.ts";
import { shellText } from "./shell-text.ts";
import { startUpCommands } from "./start-up-commands.ts";
import { readStartUpFiles } from "./start-up-files.ts";

const deadlineMs = 3000;

/**
 * Runs the init files of the prompt, beside it, when the start-up file of the shell has been read. Never
 * rejects: what is wrong with them is told. A session that is gone on with has their variables, aliases
 * and functions already.
 */
export async function runStartUpFiles(shell: PromptShell): Promise<void> {
  const { session } = shell;
  const { environment } = session;
  const { files, problems } = readStartUpFiles([`${environment.paths.configDirectory}/init.kai`]);
  for (const problem of problems) shell.print(placedError(problem));
  if (files.length === 0) return;
  const later: string[] = [];
  try {
    const { runStartUpPrograms } = await import("../kai/whole-kai.ts");
    const { output, changes } = await runStartUpPrograms({
      programs: files,
      variables: await variablesOf(shell),
      cwd: nearestDirectory(session.cwd),
      commands: startUpCommands(shell, (text) => later.push(text)),
      deadlineMs,
    });
    if (output !== "") shell.print(printableText(output.endsWith("\n") ? output : `${output}\n`));
    if (changes === undefined || session.resumed) return;
    const { kind } = session.shell;
    const text = shellText(changes, { shell: kind, program: ownProgram(session.path) });
    const all = text + later.join("");
    if (all !== "") await shell.tools.apply(all);
  } catch (error) {
    // The prompt is there whatever an init file has done to it.
    const why = error instanceof Error ? error.message : String(error);
    shell.print(printableText(`the init files could not be run: ${why}\n`));
  } finally {
    shell.reader.refresh();
  }
}

/** The exported variables of the session, which its start-up file may have changed. */
async function variablesOf({ session }: PromptShell): Promise<Readonly<Record<string, string>>> {
  const { shell, state, environment } = session;
  const { variables } = environment;
  if (state.stateFile === undefined) return variables;
  const cwd = nearestDirectory(session.cwd);
  const line = "command env -0";
  const asked = await runBeside({ shell, state, variables, line, cwd, deadlineMs });
  if (asked.status !== 0) return variables;
  const pairs = asked.stdout.split("\0").filter((pair) => pair.includes("="));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
}
