import { AishError, assertNever } from "@aish/core";
import { aboutTheLast, routeLine, type Route, type RouteFacts } from "@aish/session";
import { plainCommand, type PlainCommand } from "../abbreviations/plain-command.ts";
import { printable } from "../listings/columns.ts";
import { startJob } from "./meta-jobs.ts";
import { isOwnWord, runMetaCommand } from "./meta-commands.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { createRouteFacts } from "./route-facts.ts";
import { splitLast } from "./split-last.ts";
import { runShellLine } from "./run-shell-line.ts";

/** Does what a line says: runs it, asks the model, or carries out a meta command. */
export async function runTyped(line: string, shell: PromptShell): Promise<"quit" | undefined> {
  const up = stepsUp(line);
  if (up !== undefined) {
    await runShellLine(`cd ${up}`, shell, { private: true });
    return undefined;
  }
  const route = routeTyped(line, shell);
  // As in other shells, a blank in front keeps a command out of the history.
  const kept = /^\s/.test(line) && route.kind === "shell" ? { ...route, private: true } : route;
  return follow(kept, line, shell);
}

/** `..` goes up, `...` two steps up, and so on: such a jump is not worth remembering. */
function stepsUp(line: string): string | undefined {
  const dots = /^(?<dots>\.{2,})\/?$/.exec(line.trim())?.groups?.["dots"];
  return dots === undefined
    ? undefined
    : Array(dots.length - 1)
        .fill("..")
        .join("/");
}

/** Where a line goes; words that are only ours count as commands too. */
export function routeTyped(line: string, { session }: PromptShell): Route {
  const facts = createRouteFacts(session);
  const resolve: RouteFacts["resolve"] = (word) =>
    facts.resolve(word) ?? (isOwnWord(word) ? "builtin" : undefined);
  return routeLine(line, { ...facts, resolve });
}

/** The same for every key, from what is known already: what is being looked up counts as there. */
export function routeAsTyped(text: string, { session, lineFacts }: PromptShell): Route["kind"] {
  const { kind } = routeLine(text, {
    resolve(word) {
      const known = session.facts?.names.get(word);
      if (known !== undefined) return known;
      if (isOwnWord(word)) return "builtin";
      if (lineFacts.command(word) === "unknown") return undefined;
      return word.includes("/") ? "path" : "executable";
    },
    exists: (path) => lineFacts.exists?.(path) ?? lineFacts.path(path) === "exists",
    names: () => [],
  });
  return kind;
}

/** A plain line of a word of ours that the person's shell does not know, as a meta command. */
function ownCommand(command: string, shell: PromptShell): PlainCommand | undefined {
  const found = plainCommand(command);
  return found !== undefined && isOursToRun(found.name, shell) ? found : undefined;
}

/** Whether a word is ours, and the person's shell has nothing of that name. */
export function isOursToRun(name: string, { session }: PromptShell): boolean {
  return isOwnWord(name) && createRouteFacts(session).resolve(name) === undefined;
}

async function follow(route: Route, line: string, shell: PromptShell): Promise<"quit" | undefined> {
  switch (route.kind) {
    case "empty":
      if (line.trim() !== "") shell.print(`${route.reason}; Up brings the last line back\n`);
      return undefined;
    case "meta":
      return runMetaCommand(route.name, route.args, shell);
    case "unknown":
      showUnknown(route.word, route.suggestion, shell);
      return undefined;
    case "ask":
      await ask(route.text === "" ? aboutTheLast : route.text, shell);
      return undefined;
    case "shell": {
      if (/^(?:exit|logout)$/.test(route.command.trim())) return "quit";
      // Typed as in any shell; what they are about is ours, not that of the shell of one line.
      const jobWord = /^(?<name>fg|bg|jobs)(?:\s+(?<args>%?\d+))?$/.exec(route.command)?.groups;
      if (jobWord?.["name"] !== undefined) {
        return runMetaCommand(jobWord["name"], jobWord["args"] ?? "", shell);
      }
      // What was run is ours to know, too; the shell of one line has no history.
      const past = /^history(?:\s+(?<words>[^-|&;<>].*))?$/.exec(route.command.trim())?.groups;
      if (past !== undefined) return runMetaCommand("history", past["words"] ?? "", shell);
      // The shell's own list of builtins is no help here; what it says about one of them is.
      if (line.trim() === "help") return runMetaCommand("help", "", shell);
      const own = route.private || route.background ? undefined : ownCommand(route.command, shell);
      if (own !== undefined) return runMetaCommand(own.name, own.args, shell);
      if (route.background) {
        if (route.private) {
          throw new AishError("USAGE", "a job is always kept, so !! cannot start one", {
            hint: "leave the & out, or write one ! only",
          });
        }
        const { before, last } = splitLast(route.command);
        if (before !== "") await runShellLine(before, shell);
        startJob(last, shell);
        return undefined;
      }
      await runShellLine(route.command, shell, { private: route.private });
      return undefined;
    }
    default:
      return assertNever(route);
  }
}

/** What draws and what asks is loaded with the first question: the first prompt must not wait for it. */
async function ask(question: string, shell: PromptShell): Promise<void> {
  const { converse } = await import("../conversation/converse.ts");
  await converse(question, shell);
}

function showUnknown(word: string, suggestion: string | undefined, shell: PromptShell): void {
  const { session, paint } = shell;
  session.lastStatus = 127;
  const guess = suggestion === undefined ? "" : `; did you mean ${paint.bold(suggestion)}?`;
  shell.print(`${paint.red(printable(word))}: command not found${guess}\n`);
  shell.print(
    `${paint.dim(`  ?${printable(word)} … asks the model, !${printable(word)} … runs it all the same`)}\n`,
  );
}
