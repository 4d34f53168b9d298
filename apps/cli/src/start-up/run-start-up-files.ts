import { nearestDirectory } from "@aish/executor";
import { printableText } from "../listings/columns.ts";
import { sessionVariables } from "../prompt/session-variables.ts";
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
      variables: await sessionVariables(session),
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
