import { AishError, nearestName } from "@aish/core";
import { conversationMetaCommands } from "./meta-conversation.ts";
import { historyMetaCommands } from "./meta-history.ts";
import { jobMetaCommands } from "./meta-jobs.ts";
import { jumpMetaCommands } from "./meta-jump.ts";
import { modelMetaCommands } from "./meta-model.ts";
import { promptMetaCommands } from "./meta-prompt.ts";
import { sessionMetaCommands } from "./meta-session.ts";
import type { MetaCommand } from "./meta-command.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { abbrMetaCommand } from "../abbreviations/meta-abbr.ts";
import { snipMetaCommand } from "../snippets/meta-snip.ts";
import { columns } from "../listings/columns.ts";

const help: MetaCommand = {
  name: "help",
  operands: "[name]",
  summary: "Say what can be typed here, or what one command does",
  complete: () => metaCommands.map(({ name }) => name),
  run(args, { print, paint, terminal }) {
    const width = terminal.size.columns;
    if (args !== "") {
      const command = findMetaCommand(args.replace(/^:/, ""));
      print(`${paint.bold(synopsis(command))}\n  ${command.summary}\n`);
      return undefined;
    }
    print(columns(words, width));
    print("\n");
    print(
      columns(
        metaCommands.map((command) => [`  ${synopsis(command)}`, command.summary]),
        width,
      ),
    );
    return undefined;
  },
};

const words = [
  ["A line is a command or a question:"],
  ["  ls -la", "is run, because there is a command of that name"],
  ["  why did that fail?", "asks the model"],
  ["  !line", "runs it whatever it looks like"],
  ["  !!line", "runs it, and neither keeps it nor shows it to the model"],
  ["  ?text", "asks the model whatever it looks like; ? alone asks about the last command"],
  ["  command &", "runs it in the background: it outlives this terminal"],
];

export const metaCommands: readonly MetaCommand[] = [
  help,
  ...jobMetaCommands,
  ...historyMetaCommands,
  ...conversationMetaCommands,
  ...sessionMetaCommands,
  ...modelMetaCommands,
  abbrMetaCommand,
  snipMetaCommand,
  ...jumpMetaCommands,
  ...promptMetaCommands,
];

export const metaNames: readonly string[] = metaCommands.map(({ name }) => name);

/** Undefined if there is none of that name. */
export function findKnownCommand(name: string): MetaCommand | undefined {
  return metaCommands.find((command) => command.name === name);
}

/** Whether it is a command of ours that needs no colon. */
export function isOwnWord(word: string): boolean {
  return metaCommands.some(({ name, isWord }) => isWord === true && name === word);
}

function findMetaCommand(name: string): MetaCommand {
  const found = findKnownCommand(name);
  if (found !== undefined) return found;
  const guess = nearestName(
    name,
    metaCommands.map((command) => command.name),
  );
  throw new AishError("USAGE", `there is no command :${name}`, {
    hint: guess === undefined ? "list them with :help" : `did you mean :${guess}?`,
  });
}

export async function runMetaCommand(
  name: string,
  args: string,
  shell: PromptShell,
): Promise<"quit" | undefined> {
  return findMetaCommand(name).run(args, shell);
}

function synopsis({ name, operands }: MetaCommand): string {
  return operands === "" ? `:${name}` : `:${name} ${operands}`;
}
