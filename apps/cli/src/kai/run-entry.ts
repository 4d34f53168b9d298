import type { RunResult } from "@aish/kernel";
import type { EntryHistory } from "./entry-history.ts";
import type { Hooks } from "./hooks.ts";
import type { KaiSession } from "./kai-session.ts";

export interface EntryEnd {
  readonly status: number;
  /** It said `exit`. */
  readonly exited: boolean;
}

/** Runs what was typed at the prompt, with the hooks around it, and remembers it. */
export async function runEntry(
  text: string,
  session: KaiSession,
  hooks: Hooks,
  history: EntryHistory,
): Promise<EntryEnd> {
  const { kernel, streams, terminal } = session;
  const finish = history.begin(text, kernel.cwd);
  return session.attend(async (signal) => {
    await hooks.run("pre_command", [text], signal);
    const result = await runText(session, text, undefined, signal);
    // After Ctrl+C the hook still runs: it may be what takes the time of every entry.
    const afterwards = signal.aborted ? new AbortController().signal : signal;
    await hooks.run("post_command", [text, String(result.status)], afterwards);
    await streams.flush();
    finish(result.status);
    terminal.write(signal.aborted ? "\n" : endOfOutput(terminal.size.columns));
    return { status: result.status, exited: result.exited };
  });
}

/** Runs a text in the session; an interruption or a fault ends the text and not the session. */
export async function runText(
  { kernel, streams }: KaiSession,
  text: string,
  path: string | undefined,
  signal: AbortSignal,
): Promise<RunResult> {
  const result = await kernel.run(text, { ...streams, signal, path, continues: true });
  return { ...result, exited: result.exited && result.fault === undefined && !signal.aborted };
}

/**
 * Marks an output that did not end its line, and ends it. Nobody knows what a program printed to the
 * terminal: the mark and its blanks fill one row exactly, so that they go on to the next row if something
 * stood in this one, and are wiped out if not.
 */
function endOfOutput(columns: number): string {
  return `\u001B[0;2m⏎\u001B[0m${" ".repeat(Math.max(0, columns - 1))}\r\u001B[K`;
}
