import type { RunResult } from "@aish/kernel";
import type { EntryHistory } from "./entry-history.ts";
import type { Hooks } from "./hooks.ts";
import type { KaiDesk } from "./kai-desk.ts";

export interface EntryEnd {
  readonly status: number;
  /** It said `exit`. */
  readonly exited: boolean;
}

/** Runs what was typed at the prompt, with the hooks around it, and remembers it. */
export async function runEntry(
  text: string,
  session: KaiDesk,
  hooks: Hooks,
  history: Pick<EntryHistory, "begin">,
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
    if (signal.aborted) terminal.write("\n");
    return { status: result.status, exited: result.exited };
  });
}

/** Runs a text in the session; an interruption or a fault ends the text and not the session. */
export async function runText(
  { kernel, streams }: KaiDesk,
  text: string,
  path: string | undefined,
  signal: AbortSignal,
): Promise<RunResult> {
  const result = await kernel.run(text, { ...streams, signal, path, continues: true });
  return { ...result, exited: result.exited && result.fault === undefined && !signal.aborted };
}
