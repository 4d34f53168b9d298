import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { metaCommands } from "./meta-commands.ts";
import type { Completion } from "./line-reader.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { executables } from "./route-facts.ts";

/** What the word before the cursor may become: a meta command, a command, or a file. */
export function completeLine(
  text: string,
  cursor: number,
  shell: PromptShell,
): Completion | undefined {
  const before = text.slice(0, cursor);
  const meta = /^\s*:(?<name>[\w-]*)$/.exec(before)?.groups?.["name"];
  if (meta !== undefined) {
    const names = metaCommands.map(({ name }) => name).filter((name) => name.startsWith(meta));
    return { start: cursor - meta.length, candidates: names };
  }
  const word = /(?:\\.|[^\s'"|&;<>()])*$/.exec(before)?.[0] ?? "";
  const start = cursor - word.length;
  const metaArgument = /^\s*:(?<name>[\w-]+)\s+$/.exec(before.slice(0, start))?.groups?.["name"];
  const command = metaCommands.find(({ name }) => name === metaArgument);
  if (command?.complete !== undefined) {
    return { start, candidates: command.complete(shell).filter((name) => name.startsWith(word)) };
  }
  const isFirst = /(?:^|[|&;(]|&&|\|\|)\s*!{0,2}$/.test(before.slice(0, start));
  const files = matchingFiles(word, shell);
  if (!isFirst || word.includes("/")) return { start, candidates: files };
  const names = [...(shell.session.facts?.names.keys() ?? []), ...executables(shell.session.path)];
  const commands = names.filter((name) => word !== "" && name.startsWith(word));
  return { start, candidates: [...new Set([...commands, ...files])].toSorted() };
}

function matchingFiles(word: string, { session }: PromptShell): readonly string[] {
  const open = word.replaceAll(/\\(.)/g, "$1");
  const slash = open.lastIndexOf("/");
  const typed = open.slice(0, slash + 1);
  const beginning = open.slice(slash + 1);
  const folder = resolve(session.cwd, typed.replace(/^~(?=\/)/, session.environment.home) || ".");
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith(beginning) && (beginning !== "" || !name.startsWith(".")))
      .map((name) => escaped(typed + name) + (isDirectory(join(folder, name)) ? "/" : ""))
      .toSorted();
  } catch {
    return []; // no such directory, or none that we may read
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function escaped(path: string): string {
  return path.replaceAll(/[\s'"|&;<>()$`\\*?[\]#!{}]/g, String.raw`\$&`);
}
