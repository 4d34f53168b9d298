import type { ModelEntry } from "@aish/broker";
import { AishError } from "@aish/core";
import { ShellState } from "@aish/executor";
import {
  takeTurn,
  type Consent,
  type ConsentAnswer,
  type ConsentRequest,
  type Model,
  type Ports,
  type Screen,
  type Turn,
} from "@aish/session";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { printableText } from "../listings/columns.ts";
import { jobText } from "../jobs/job-text.ts";
import { claimEnded } from "./claim-ended.ts";
import { interruptible } from "./interruptible.ts";
import { clearedMark } from "./meta-session.ts";
import { noModel } from "./meta-model.ts";
import type { PromptShell } from "./prompt-shell.ts";
import { runLine } from "./run-line.ts";
import { startJob } from "./meta-jobs.ts";

const defaultContext = 8192;
const pastTurns = 200;

/** Asks the model, and does with the person's consent what it wants done, until it only says. */
export async function askModel(question: string, shell: PromptShell): Promise<void> {
  const entry = await shell.models.current();
  if (entry === undefined) throw noModel();
  const { session } = shell;
  if (session.store() !== undefined) session.update({ model: entry.name });
  const past = pastOf(shell);
  const scratch = new Scratch(shell);
  try {
    const end = await interruptible(shell.terminal, async (signal) =>
      takeTurn(
        { question, past, tag: session.tag, maxSteps: session.config.conversation.maxSteps },
        await portsOf(entry, scratch, shell),
        signal,
      ),
    );
    shell.lastSent = end.sent;
    if (end.kind === "interrupted") shell.print(`${shell.paint.dim("interrupted")}\n`);
    if (end.kind === "incomplete") shell.print(`${shell.paint.yellow("the reply broke off")}\n`);
    if (end.kind === "stepLimit") {
      const { maxSteps } = session.config.conversation;
      shell.print(`${shell.paint.yellow(`stopped after ${maxSteps} steps; ask again to go on`)}\n`);
    }
  } finally {
    scratch.release();
  }
}

function pastOf({ session, clearedAt }: PromptShell): readonly Turn[] {
  const turns = session.records.attempt((store) => store.turns.last(session.id, pastTurns), []);
  const cleared = turns.findLastIndex(
    ({ role, content, createdAt }) =>
      (role === "note" && content === clearedMark) ||
      (clearedAt !== undefined && createdAt < clearedAt),
  );
  return turns.slice(cleared + 1);
}

/** Where the model's commands leave their state: the person's does not move. */
class Scratch {
  readonly state: ShellState;
  readonly #directory: string;
  #holders = 1;
  cwd: string;

  constructor({ session }: PromptShell) {
    this.#directory = join(session.directory, `scratch-${process.pid}-${crypto.randomUUID()}`);
    this.state = new ShellState(this.#directory, session.shell);
    session.state.copyTo(this.#directory);
    this.cwd = session.cwd;
  }

  /** A command that is stopped goes on in it after the turn. */
  hold(): void {
    this.#holders += 1;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

async function portsOf(entry: ModelEntry, scratch: Scratch, shell: PromptShell): Promise<Ports> {
  const { session } = shell;
  return {
    model: await modelOf(entry),
    screen: screenOf(shell),
    consent: consentOf(shell),
    commands: {
      async run({ command, turnId }) {
        const end = await runLine(
          {
            command,
            actor: "model",
            private: false,
            turnId,
            state: scratch.state,
            cwd: scratch.cwd,
            stdin: "empty",
          },
          session,
          shell.terminal,
          shell.parked,
        );
        const { cwd } = scratch;
        if (end.kind === "parked") {
          scratch.hold();
          void end.settled.then(() => scratch.release());
          throw new AishError("SPAWN_FAILED", "the person stopped it with Ctrl+Z; it is parked");
        }
        scratch.cwd = end.result.facts?.cwd ?? scratch.cwd;
        const { exitCode, durationMs, output } = end.result;
        return {
          historyId: end.historyId,
          exitCode,
          signal: end.signal,
          excerpt: output.excerpt,
          bytes: output.bytes,
          durationMs,
          cwd,
          fullScreen: output.fullScreen,
        };
      },
      spawn: async ({ command }) =>
        startJob(command, shell, { actor: "model", cwd: scratch.cwd, state: scratch.state }).id,
    },
    jobs: jobText(session),
    ledger: { add: (turn) => session.addTurn(turn) },
    surroundings: {
      look: async () => ({
        now: new Date(),
        cwd: scratch.cwd,
        liveJobs: session.records
          .attempt(({ jobs }) => jobs.live(), [])
          .filter((job) => job.sessionId === session.id),
        endedJobs: claimEnded(shell),
      }),
    },
  };
}

export async function modelOf(entry: ModelEntry): Promise<Model> {
  const { defaultDeadlines, estimateTokens, streamReply } = await import("@aish/broker");
  const context = entry.context ?? defaultContext;
  return {
    name: entry.name,
    context,
    maxTokens: entry.maxTokens ?? Math.min(2048, Math.floor(context / 4)),
    countTokens: (text) => estimateTokens(text).tokens,
    reply: (messages, signal) =>
      streamReply(entry, { messages, signal, deadlines: defaultDeadlines }),
  };
}

function screenOf({ terminal, paint }: PromptShell): Screen {
  let open = false;
  const write = (text: string, style = (plain: string) => plain): void => {
    if (text === "") return;
    terminal.write(style(printableText(text)));
    open = !text.endsWith("\n");
  };
  return {
    say: (text) => write(text),
    think: (text) => write(text, paint.dim),
    waiting: (why) => write(`${why}…\n`, paint.dim),
    replyEnded() {
      if (open) write("\n");
    },
    note: (text) => write(`${text}\n`, paint.dim),
  };
}

const words: Record<ConsentRequest["kind"], string> = {
  run: "run",
  spawn: "start in the background",
  killJob: "end the job",
};

function consentOf(shell: PromptShell): Consent {
  const { reader, paint } = shell;
  const nothing = {
    earlier: () => undefined,
    complete: () => undefined,
    onlyNewKeys: true,
  };
  return {
    async ask({ kind, command }, signal): Promise<ConsentAnswer> {
      shell.print(`${paint.cyan("▌")} ${paint.bold(shownCommand(command))}\n`);
      const keys = "y yes, n no, e edit, s stop";
      for (;;) {
        const answer = await reader.read({
          ...nothing,
          prompt: () => `${words[kind]}? ${paint.dim(`[${keys}]`)} `,
        });
        if (answer.kind !== "line" || signal.aborted) return { kind: "stop" };
        const [, word = "", reason = ""] = /^\s*(\S*)\s*(.*)$/.exec(answer.text) ?? [];
        if (/^y(?:es)?$/i.test(word)) return { kind: "yes" };
        if (/^no?$/i.test(word)) return { kind: "no", reason: reason || undefined };
        if (/^s(?:top)?$/i.test(word)) return { kind: "stop" };
        if (/^e(?:dit)?$/i.test(word)) {
          const edited = await reader.read({ ...nothing, prompt: () => "edit: ", text: command });
          if (edited.kind === "line") return { kind: "edit", command: edited.text };
        }
      }
    },
  };
}

/** Exactly what would run; a control character in it is shown, never sent. */
function shownCommand(command: string): string {
  return command.replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => {
    if (character === "\n") return "\n  ";
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
