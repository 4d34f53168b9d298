import { AishError } from "@aish/core";
import { findCommand, findDirectory, forgetGone } from "../history/jump.ts";
import { printable } from "../listings/columns.ts";
import { quoteWords } from "../quote-words.ts";
import { shortened } from "./blocks/shortened.ts";
import type { MetaCommand } from "./meta-command.ts";
import { isDirectory } from "./is-directory.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { runShellLine } from "./run-shell-line.ts";

const mostOffered = 500;

const z: MetaCommand = {
  name: "z",
  operands: "[words]",
  summary: "Go to the directory visited most that has the words in its path",
  isWord: true,
  complete: ({ session }) =>
    session.records
      .attempt(({ directories }) => directories.visited(mostOffered), [])
      .map(({ path }) => path),
  async run(args, shell) {
    const { records, cwd } = shell.session;
    const words = wordsOf(args);
    const now = Date.now();
    forgetGone(records, words, { now, isDirectory });
    const found = findDirectory(records, words, { cwd, now, isDirectory });
    if (found?.path === undefined) {
      return offer(
        args,
        (found?.candidates ?? []).map((path) => shownPath(path, shell)),
        shell,
        {
          what: "directory",
          hint: "z knows the directories in which commands were run; go there with cd once",
        },
      );
    }
    await runShellLine(`cd ${quoteWords([found.path])}`, shell);
    return undefined;
  },
};

const x: MetaCommand = {
  name: "x",
  operands: "[words]",
  summary: "Run the earlier command again that has the words in it",
  isWord: true,
  async run(args, shell) {
    const found = findCommand(shell.memory.rows(), wordsOf(args), shell.session.cwd);
    if (found?.command === undefined) {
      return offer(args, found?.candidates ?? [], shell, {
        what: "command",
        hint: "look for it with Ctrl+R",
      });
    }
    shell.print(`${shell.paint.dim(printable(found.command))}\n`);
    await runShellLine(found.command, shell);
    return undefined;
  },
};

function offer(
  args: string,
  candidates: readonly string[],
  { print }: PromptShell,
  { what, hint }: { readonly what: string; readonly hint: string },
): undefined {
  if (candidates.length === 0) {
    const words = args.trim() === "" ? "" : ` with ${JSON.stringify(args.trim())} in it`;
    throw new AishError("USAGE", `there is no ${what}${words} in the history`, { hint });
  }
  print(candidates.map((candidate) => `${printable(candidate)}\n`).join(""));
  return undefined;
}

function shownPath(path: string, { session, terminal }: PromptShell): string {
  return shortened(path, session.environment.home, terminal.size.columns);
}

function wordsOf(args: string): readonly string[] {
  return args.split(/\s+/).filter((word) => word !== "");
}

export const jumpMetaCommands: readonly MetaCommand[] = [z, x];
