import { AishError } from "@aish/core";
import { abbrCommand } from "../abbreviations/abbr-command.ts";
import { pyvenvCommand } from "../environment-tools/pyvenv-command.ts";
import { quoteWord } from "../quote-words.ts";
import { promptCommand } from "../prompt/blocks/prompt-command.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import type { StartUpAnswer, StartUpCommand } from "./start-up-command.ts";

/** What an init file can do to the prompt. Text for the session's shell goes to `later`. */
export function startUpCommands(
  shell: PromptShell,
  later: (shellText: string) => void,
): readonly StartUpCommand[] {
  const { abbreviations, promptSetting, themes, keys, terminal } = shell;
  return [
    command("abbr", "Have a word expand into a longer text while it is typed", (words) =>
      abbrCommand(words, abbreviations),
    ),
    command("bind", "Say what a key of the prompt does", (words) => {
      const [chord, action, ...more] = words;
      if (chord === undefined || action === undefined || more.length > 0) {
        throw misused("bind takes a key and an action", "write bind ctrl+t toggle-sudo");
      }
      keys.bind(chord, action);
      return "";
    }),
    command("prompt", "Switch parts of the prompt on and off, or show them", (words) =>
      promptCommand(words.join(" "), promptSetting, terminal.size.columns),
    ),
    command("pyvenv", "Switch a virtual environment of Python on or off", (words) => {
      const { cwd, environment } = shell.session;
      const { home, variables } = environment;
      const name = words.length === 1 ? (words[0] ?? "") : words.join(" ");
      const act = pyvenvCommand(name, { cwd, home, variables }, shell.tools.venv, 80);
      if (act.kind === "show") return act.text;
      later(act.shellText);
      if (act.kind === "activate") promptSetting.turnOn("python");
      return "";
    }),
    command("theme", "Put a theme in force", (words) => {
      const [name, ...more] = words;
      if (name === undefined || more.length > 0) {
        throw misused("theme takes one name here", `write one of ${themes.names().join(", ")}`);
      }
      themes.select(name);
      return themes.problems.map(({ message }) => `${quoteWord(name)}: ${message}\n`).join("");
    }),
  ];
}

function command(
  name: string,
  summary: string,
  run: (words: readonly string[]) => string,
): StartUpCommand {
  return { name, summary, run: (words) => answer(() => run(words)) };
}

function misused(message: string, hint: string): AishError {
  return new AishError("USAGE", message, { hint });
}

function answer(run: () => string): StartUpAnswer {
  try {
    return { ok: true, text: run() };
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return { ok: false, message: error.message, hint: error.hint };
  }
}
