import { AishError, nearestName } from "@aish/core";
import { conversationMetaCommands } from "./meta-conversation.ts";
import { helpMetaCommand, type CommandGroup } from "./meta-help.ts";
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

export const commandGroups: readonly CommandGroup[] = [
  { about: "jobs", commands: jobMetaCommands },
  { about: "history", commands: historyMetaCommands },
  { about: "conversation", commands: conversationMetaCommands },
  { about: "sessions", commands: sessionMetaCommands },
  { about: "model", commands: modelMetaCommands },
  { about: "shortcuts", commands: [abbrMetaCommand, snipMetaCommand, ...jumpMetaCommands] },
  { about: "prompt and more", commands: promptMetaCommands },
];

export const metaCommands: readonly MetaCommand[] = [
  helpMetaCommand(commandGroups, findMetaCommand),
  ...commandGroups.flatMap(({ commands }) => commands),
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
