import { AishError } from "@aish/core";
import type { Environment } from "../environment.ts";
import { printable } from "../listings/columns.ts";
import { paintFor, type Paint } from "../paint.ts";
import { shortened } from "../prompt/prompt-text.ts";
import { openRecords } from "../records.ts";
import { renderError } from "../render-error.ts";
import { createAnnouncer } from "./announce-jobs.ts";
import { completeEntry } from "./complete-entry.ts";
import { EntryHistory } from "./entry-history.ts";
import { Hooks } from "./hooks.ts";
import { readInitFile } from "./init-file.ts";
import { isUnfinished } from "./is-unfinished.ts";
import { KaiSession } from "./kai-session.ts";
import { runEntry, runText } from "./run-entry.ts";

const endGraceMs = 500;
/** A database that another program holds must not hold up the prompt as well. */
const busyTimeoutMs = 500;

/** The prompt of the kai language, from the first entry to the last. Returns the exit status. */
export async function openKaiPrompt(environment: Environment): Promise<number> {
  if (!environment.terminal.stdout) {
    throw new AishError("USAGE", "the prompt of kai needs a terminal", {
      hint: "run a program with aish kai -c, or name its file",
    });
  }
  const session = new KaiSession(environment);
  const { terminal } = session;
  const tell = (error: AishError): void =>
    session.print(renderError(error, environment.colour.stdout));
  const history = new EntryHistory(() =>
    openRecords(environment.paths.database.path, tell, { busyTimeoutMs }),
  );
  const ended = onSignals(session);
  const restore = (): void => terminal.restore();
  process.on("uncaughtExceptionMonitor", restore);
  process.on("exit", restore);
  terminal.setMode("editing");
  try {
    return await Promise.race([promptLoop(session, history, environment), ended]);
  } finally {
    await session.end(endGraceMs);
    terminal.close();
    history.close();
  }
}

async function promptLoop(
  session: KaiSession,
  history: EntryHistory,
  environment: Environment,
): Promise<number> {
  const { kernel, streams, terminal } = session;
  const hooks = new Hooks(session);
  const announce = createAnnouncer(kernel);
  const paint = paintFor(environment.colour.stdout);
  const left = await runInitFile(session, environment);
  if (left !== undefined) return leave(session, left);
  for (let status = 0; ;) {
    session.print(announce(terminal.size.columns));
    const own = await hooks.prompt();
    const rows = (own ?? defaultPrompt(session, status, environment, paint)).split("\n");
    const prompt = rows.pop() ?? "";
    for (const row of rows) session.print(`${row}\n`);
    const read = await session.read({
      prompt: () => prompt,
      earlier: (steps) => history.earlier(steps),
      complete: (text, cursor) => completeEntry(text, cursor, kernel, environment.home),
      lines: { prompt: "… ", isUnfinished },
    });
    await streams.flush();
    if (read.kind === "end") return leave(session, terminal.hasEnded ? 129 : 0);
    if (read.kind === "interrupt" || read.text.trim() === "") continue;
    const end = await runEntry(read.text.trimEnd(), session, hooks, history);
    if (end.exited) return leave(session, end.status);
    ({ status } = end);
  }
}

function defaultPrompt(
  { kernel, terminal }: KaiSession,
  status: number,
  { home }: Environment,
  paint: Paint,
): string {
  const directory = printable(shortened(kernel.cwd, home, terminal.size.columns / 2));
  const failed = status === 0 ? "" : ` ${paint.red(`[${status}]`)}`;
  return `kai ${paint.cyan(directory)}${failed}> `;
}

/** A fault in it is told, and the prompt opens all the same. The status, if it said `exit`. */
async function runInitFile(
  session: KaiSession,
  environment: Environment,
): Promise<number | undefined> {
  try {
    const file = readInitFile(environment);
    if (file === undefined) return undefined;
    const result = await session.attend((signal) => runText(session, file.text, file.path, signal));
    return result.exited ? result.status : undefined;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    session.print(`cannot read the init file: ${error.message}\n`);
    return undefined;
  }
}

/** Jobs are waited for, and `trap … EXIT` has its turn. */
async function leave(session: KaiSession, status: number): Promise<number> {
  const { kernel, streams, terminal } = session;
  if (terminal.hasEnded) return status;
  return session.attend(async (signal) => {
    const trapped = await kernel.close(streams, signal);
    const running = kernel.jobs.list().filter(({ state }) => state.kind === "running").length;
    if (running > 0) {
      const jobs = running === 1 ? "a job" : `${running} jobs`;
      await streams.stderr.write(
        `waiting for ${jobs}; Ctrl+C ends ${running === 1 ? "it" : "them"}\n`,
      );
      const { promise, resolve } = Promise.withResolvers<void>();
      signal.addEventListener("abort", () => resolve(), { once: true });
      await Promise.race([kernel.jobs.allEnded(), promise]);
    }
    return kernel.status === trapped ? status : trapped;
  });
}

/** Resolves with the status when a signal asks the prompt to go, or the terminal is gone. */
async function onSignals(session: KaiSession): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  function end(status: number): void {
    session.interrupt(status);
    resolve(status);
  }
  process.on("SIGTERM", () => end(143));
  process.on("SIGHUP", () => end(129));
  process.on("SIGINT", () => session.askToStop());
  process.on("SIGQUIT", () => {}); // meant for the program that runs
  session.terminal.onEnd(() => end(129));
  return promise;
}
