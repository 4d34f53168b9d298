import { AishError, assertNever } from "@aish/core";
import { nearestDirectory } from "@aish/executor";
import { aboutTheLast, routeLine, type Route } from "@aish/session";
import { printable } from "../listings/columns.ts";
import { renderError } from "../render-error.ts";
import { completeLine } from "./complete-line.ts";
import { startJob } from "./meta-jobs.ts";
import { runMetaCommand } from "./meta-commands.ts";
import type { NoticeBoard } from "./notice-board.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { promptText } from "./prompt-text.ts";
import { createRouteFacts } from "./route-facts.ts";
import { onTerminal, runLine } from "./run-line.ts";

/** Reads and runs lines until the person leaves. `ready` is awaited before the first line runs. */
export async function promptLoop(
  shell: PromptShell,
  board: NoticeBoard,
  ready: Promise<void>,
): Promise<void> {
  let leaving = false;
  while (!shell.terminal.hasEnded) {
    board.open();
    leaveGoneDirectory(shell);
    const read = await shell.reader.read({
      prompt: () => promptText(shell),
      earlier: (steps) => earlierLine(steps, shell),
      complete: (text, cursor) => completeLine(text, cursor, shell),
    });
    board.close();
    if (read.kind === "interrupt") continue;
    if (shell.terminal.hasEnded) return;
    try {
      await ready;
      const after = read.kind === "end" ? "quit" : await runTyped(read.text, shell);
      if (after !== "quit") {
        leaving = false;
      } else if (leaving || shell.parked.list().length === 0) {
        return;
      } else {
        leaving = true;
        shell.print("there are stopped commands; leave once more to end them\n");
      }
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      shell.print(renderError(error, shell.session.environment.colour.stdout));
    }
  }
}

/** Said before the next line is typed: it would otherwise run where nobody expects it. */
function leaveGoneDirectory({ session, paint, print }: PromptShell): void {
  const { cwd } = session;
  const nearest = nearestDirectory(cwd);
  if (nearest === cwd) return;
  session.moveTo(nearest);
  print(`${paint.yellow(`${printable(cwd)} is gone; this is ${printable(nearest)}`)}\n`);
}

async function runTyped(line: string, shell: PromptShell): Promise<"quit" | undefined> {
  const route = routeLine(line, createRouteFacts(shell.session));
  return follow(route, line, shell);
}

async function follow(route: Route, line: string, shell: PromptShell): Promise<"quit" | undefined> {
  const { session } = shell;
  switch (route.kind) {
    case "empty":
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
      if (route.background) {
        if (route.private) {
          throw new AishError("USAGE", "a job is always kept, so !! cannot start one", {
            hint: "leave the & out, or write one ! only",
          });
        }
        startJob(route.command, shell);
        return undefined;
      }
      const end = await runLine(
        {
          command: route.command,
          actor: "user",
          private: route.private,
          turnId: undefined,
          state: session.state,
          cwd: session.cwd,
          stdin: "terminal",
        },
        session,
        onTerminal(shell.terminal, shell.parked, "terminal"),
      );
      if (end.kind === "parked") {
        const { number } = shell.parked.list().at(-1) ?? { number: 1 };
        shell.print(`%${number} stopped  ${printable(line)}\n`);
      }
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

/** The line typed so many steps ago, of this session first and then of all. */
function earlierLine(steps: number, { session }: PromptShell): string | undefined {
  const found = session.records.attempt(
    ({ history }) => history.search({ words: [], actor: "user", limit: steps }),
    [],
  );
  return found.length < steps ? undefined : found.at(steps - 1)?.command;
}
