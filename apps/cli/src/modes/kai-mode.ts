import { emptySource, createCaptureSink } from "@aish/kernel";
import { createAnnouncer } from "../kai/announce-jobs.ts";
import { Hooks } from "../kai/hooks.ts";
import { kaiEntry } from "../kai/kai-entry.ts";
import { LentDesk } from "../kai/lent-desk.ts";
import { runEntry } from "../kai/run-entry.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import type { EntryRecords } from "./entry-records.ts";
import type { HeldOutput } from "./held-output.ts";
import type { PromptMode } from "./prompt-mode.ts";

export interface KaiModeParts {
  readonly shell: PromptShell;
  readonly records: EntryRecords;
  readonly output: HeldOutput;
  /** Those that the session exports when the mode is first entered. */
  readonly variables: Readonly<Record<string, string>>;
}

const endGraceMs = 500;

/** The mode of F2: one kernel of kai that lives as long as the prompt, in the prompt's directory. */
export function createKaiMode({ shell, records, output, variables }: KaiModeParts): PromptMode {
  let session = openSession(shell, output, variables);
  /** `exit` was said while jobs ran. */
  let isLeaving = false;

  async function leave(): Promise<void> {
    const { desk } = session;
    const running = desk.kernel.jobs.list().filter(({ state }) => state.kind === "running").length;
    if (running > 0 && !isLeaving) {
      isLeaving = true;
      const jobs = running === 1 ? "a job runs" : `${running} jobs run`;
      shell.print(`${jobs} in kai; say exit once more to end ${running === 1 ? "it" : "them"}\n`);
      return;
    }
    await desk.attend((signal) => desk.kernel.close(desk.streams, signal));
    await desk.end(endGraceMs);
    session = openSession(shell, output, variables);
    shell.modes.leave();
  }

  return {
    name: "kai",
    summary: "the kai language: variables, functions and jobs stay until the prompt ends",
    label: "kai",
    recall: records.recall,
    get entry() {
      return { ...session.entry, ...records.entry };
    },
    async run(text) {
      if (text.trim() === "") return undefined;
      const { desk, hooks, announce } = session;
      const { kernel } = desk;
      await follow(desk, shell.session.cwd);
      const startedAt = performance.now();
      const end = await runEntry(text.trimEnd(), desk, hooks, records);
      shell.session.moveTo(kernel.cwd);
      shell.session.lastStatus = end.status;
      shell.session.lastDurationMs = performance.now() - startedAt;
      const ended = announce(desk.terminal.size.columns);
      if (ended !== "") shell.print(ended);
      if (end.exited) await leave();
      else isLeaving = false;
      return undefined;
    },
    async close() {
      records.close();
      output.close();
      session.desk.interrupt(129);
      await session.desk.end(endGraceMs);
    },
  };
}

function openSession(
  shell: PromptShell,
  output: HeldOutput,
  variables: Readonly<Record<string, string>>,
) {
  const { environment, cwd } = shell.session;
  const desk = new LentDesk({
    terminal: shell.terminal,
    cwd,
    variables,
    showAbove: (text) => output.show(text),
  });
  return {
    desk,
    hooks: new Hooks(desk),
    announce: createAnnouncer(desk.kernel),
    entry: kaiEntry({
      kernel: desk.kernel,
      palette: () => shell.themes.palette,
      changed: () => shell.reader.refresh(),
      home: environment.home,
    }),
  };
}

/** The prompt has one directory, whatever changed it. */
async function follow({ kernel }: LentDesk, cwd: string): Promise<void> {
  if (kernel.cwd === cwd) return;
  const quiet = createCaptureSink();
  const streams = { stdin: emptySource, stdout: quiet, stderr: quiet };
  await kernel.runBeside(["cd", cwd], { ...streams, signal: new AbortController().signal });
}
