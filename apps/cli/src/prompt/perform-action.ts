import { assertNever } from "@aish/core";
import { wordAt } from "@aish/terminal/line-colour";
import { quoteWords } from "../quote-words.ts";
import { editText } from "./edit-text.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { sessionVariables } from "./session-variables.ts";
import { runShellLine } from "./run-shell-line.ts";

/** What a key of the prompt does that needs the whole screen, or time. The entry is taken up again behind it. */
export async function performAction(action: string, shell: PromptShell): Promise<void> {
  const mode = /^mode-(?<key>\d+)$/.exec(action)?.groups?.["key"];
  if (mode !== undefined) {
    const refused = await shell.modes.enter(Number(mode));
    if (refused !== undefined) shell.print(`${refused}\n`);
  } else if (action === "edit-in-editor") await editEntry(shell);
  else if (isLook(action)) await runShellLine(lineOf(action, shell), shell, { private: true });
}

async function editEntry({ modes, terminal, session }: PromptShell): Promise<void> {
  const variables = await sessionVariables(session);
  const suffix = modes.isFirst ? ".sh" : `.${modes.current.name}`;
  const { text } = modes.buffer;
  const edited = await editText({ text, suffix, cwd: session.cwd, variables }, terminal);
  if (edited !== undefined) modes.buffer.setText(edited);
}

type Look = "help-for-command" | "describe-command" | "list-directory";

function isLook(action: string): action is Look {
  return ["help-for-command", "describe-command", "list-directory"].includes(action);
}

/** What a look at the word under the cursor is as a line for the shell. */
function lineOf(look: Look, { modes }: PromptShell): string {
  const { text, cursor } = modes.buffer;
  const word = wordAt(text, text.slice(cursor).search(/\s|$/) + cursor);
  const name = quoteWords([(word?.isCommand === true ? word.value : word?.words[0]) || "man"]);
  switch (look) {
    case "help-for-command":
      return `man ${name} 2>/dev/null || { ${name} --help </dev/null 2>&1 | \${PAGER:-less}; }`;
    case "describe-command":
      return `type ${name}; whatis ${name} 2>/dev/null`;
    case "list-directory":
      return `ls -C ${quoteWords([directoryOf(word)])}`;
    default:
      return assertNever(look);
  }
}

/** The directory that a path is in, or is. */
function directoryOf(word: ReturnType<typeof wordAt>): string {
  if (word === undefined || word.isCommand || !word.value.includes("/")) return ".";
  return word.value.slice(0, word.value.lastIndexOf("/") + 1);
}
