import { AishError } from "@aish/core";
import { EditBuffer } from "@aish/terminal/edit";
import { promptOf } from "@aish/terminal/editor";
import type { Environment } from "../environment.ts";
import { printable } from "../listings/columns.ts";
import { paintFor, type Paint } from "../paint.ts";
import { shortened } from "../prompt/blocks/shortened.ts";
import { openRecords } from "../records.ts";
import { renderError } from "../render-error.ts";
import { placedError } from "../theme/placed-error.ts";
import { createAnnouncer } from "./announce-jobs.ts";
import { EntryHistory } from "./entry-history.ts";
import { Hooks } from "./hooks.ts";
import { readInitFiles } from "./init-file.ts";
import { kaiEntry } from "./kai-entry.ts";
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
    session.print(renderError(error, environment.colour.stdout, terminal.size.columns));
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
  const left = await runInitFiles(session, environment);
  if (left !== undefined) return leave(session, left);
  const buffer = new EditBuffer();
  const entry = kaiEntry({
    kernel,
    palette: () => session.themes.palette,
    changed: () => session.refresh(),
    home: environment.home,
  });
  for (let status = 0; ;) {
    session.print(announce(terminal.size.columns));
    const own = await hooks.prompt();
    const prompt = own ?? defaultPrompt(session, status, environment, paint);
    buffer.reset();
    const read = await session.read({
      prompt: () => promptOf(prompt, "… "),
      buffer,
      recall: history,
      ...entry,
    });
    await streams.flush();
    if (read.kind === "end") return leave(session, terminal.hasEnded ? 129 : 0);
    if (read.kind !== "line" || read.text.trim() === "") continue;
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

/** Faults in them are told, and the prompt opens all the same. The status, if one said `exit`. */
async function runInitFiles(
  session: KaiSession,
  environment: Environment,
): Promise<number | undefined> {
  const { files, problems } = readInitFiles(environment);
  for (const problem of problems) session.print(placedError(problem));
  session.isStarting = true;
  try {
    for (const { text, path } of files) {
      const result = await session.attend((signal) => runText(session, text, path, signal));
      if (result.exited) return result.status;
    }
    return undefined;
  } finally {
    session.isStarting = false;
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
