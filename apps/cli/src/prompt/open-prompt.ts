import type { AishError } from "@aish/core";
import type { SessionRecord } from "@aish/store";
import type { Config } from "../config-resolve.ts";
import { currentDirectory } from "../current-directory.ts";
import type { Environment } from "../environment.ts";
import type { Records } from "../records.ts";
import { renderError } from "../render-error.ts";
import { undoLeftModes } from "@aish/terminal/keys";
import { createPromptShell } from "./create-prompt-shell.ts";
import { promptKeymap } from "./prompt-keymap.ts";
import { NoticeBoard } from "./notice-board.ts";
import { promptLoop } from "./prompt-loop.ts";
import { PromptSession } from "./prompt-session.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { greet, openResumed } from "./resume-session.ts";
import { readStartupFile } from "./shell-start.ts";
import { runStartUpFiles } from "../start-up/run-start-up-files.ts";
import { tidySessions } from "../tidy-sessions.ts";
import { tidyUp } from "../tidy-up.ts";

export interface PromptRequest {
  readonly environment: Environment;
  readonly config: Config;
  readonly records: Records;
  readonly resumed: SessionRecord | undefined;
  readonly firstRun: boolean;
}

const endGraceMs = 500;

/** The prompt, from the first line to the last. Returns the exit status of the program. */
export async function openPrompt(request: PromptRequest): Promise<number> {
  const { environment, config, records, resumed } = request;
  const parts = { environment, config, records, cwd: currentDirectory() };
  const session =
    resumed === undefined ? new PromptSession({ ...parts, resumed }) : openResumed(resumed, parts);
  const { keymap, problems } = promptKeymap(config.editor);
  const shell = createPromptShell(session, resumed?.model, keymap);
  const { terminal, paint } = shell;
  const print = (error: AishError): void =>
    shell.print(renderError(error, environment.colour.stdout, terminal.size.columns));
  records.tellThrough(print);
  const board = new NoticeBoard(shell);
  const stopped = onSignals(shell);
  onWayOut(shell);
  terminal.setMode("editing");
  if (!terminal.isPlain) terminal.write(undoLeftModes + shell.marks.saveTitle());
  for (const problem of problems) print(problem);
  for (const problem of shell.themes.problems) print(problem);
  if (request.firstRun && records.durable) {
    shell.print(firstRunNotice(environment, paint.bold, terminal.size.columns));
  }
  if (!session.keepsFiles) {
    const { stateDirectory } = environment.paths;
    shell.print(`${paint.yellow(`cannot write to ${stateDirectory}: outputs are not kept`)}\n`);
  }
  if (resumed !== undefined) await greet(resumed, shell);
  const ready = readStartupFile(session).then(() => runStartUpFiles(shell));
  const loop = promptLoop(shell, board, ready);
  try {
    const signal = await Promise.race([loop, stopped]);
    return signal === undefined ? 0 : 128 + signal;
  } finally {
    board.end();
    terminal.end();
    shell.stopTitle?.();
    shell.git.end();
    shell.notices.timers.end();
    shell.memory.stop();
    await shell.parked.endAll(endGraceMs);
    await shell.modes.close();
    // What was running is remembered with its end before the database is closed.
    await settlesWithin(loop, endGraceMs);
    terminal.write(shell.marks.restoreTitle());
    terminal.close();
    shell.lastScratch?.release();
    shell.session.end();
    tidyUp(records, config);
    tidySessions({
      stateDirectory: environment.paths.stateDirectory,
      before: daysAgo(config.retention.outputsDays),
      leftoversBefore: daysAgo(1),
      keep: shell.session.id,
    });
    records.close();
  }
}

function daysAgo(days: number): Date {
  return new Date(Date.now() - days * 86_400_000);
}

/** The terminal is put back on ways out that come past no `finally`, before an error is shown. */
function onWayOut({ terminal, parked }: PromptShell): void {
  const restore = (): void => {
    terminal.write(parked.current?.screen.undo() ?? "");
    terminal.restore();
  };
  process.on("uncaughtExceptionMonitor", restore);
  process.on("exit", restore);
}

/** Waits no longer than that, and leaves no timer that would keep the program alive. */
async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([Promise.allSettled([promise]), late.promise]);
  clearTimeout(timer);
}

/** Resolves with the number of the signal that asks the program to go. */
async function onSignals(shell: PromptShell): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  process.on("SIGTERM", () => resolve(15));
  process.on("SIGHUP", () => resolve(1));
  process.on("SIGINT", () => {}); // at the prompt Ctrl+C is a key
  shell.terminal.onEnd(() => resolve(1));
  return promise;
}

function firstRunNotice(
  { paths, home }: Environment,
  bold: (text: string) => string,
  columns: number,
): string {
  const { path } = paths.database;
  const short = path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
  const sentences = [
    `${bold("aish")} runs commands and answers questions at one prompt; :help says more.`,
    `What is typed and printed here is kept in ${short}; a line that begins with !! is not.`,
  ];
  return `${sentences.map((text) => Bun.wrapAnsi(text, columns)).join("\n")}\n\n`;
}
