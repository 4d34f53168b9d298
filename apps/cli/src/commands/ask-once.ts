import { AishError, type JobId } from "@aish/core";
import {
  jobStarted,
  takeTurn,
  type ConsentRequest,
  type ReplyEnd,
  type Screen,
  type TurnEnd,
} from "@aish/session";
import { ownCommands } from "../conversation/own-commands.ts";
import { scratchCommands } from "../conversation/scratch-commands.ts";
import { ScratchScope } from "../conversation/scratch-scope.ts";
import { sessionRules } from "../conversation/session-rules.ts";
import { shownCommand } from "../conversation/shown-command.ts";
import { turnLedger } from "../conversation/turn-ledger.ts";
import { currentDirectory } from "../current-directory.ts";
import type { Way } from "../invocation.ts";
import { printableText } from "../listings/columns.ts";
import { noModel } from "../prompt/meta-model.ts";
import { ModelChoice } from "../models/model-choice.ts";
import { PromptSession } from "../prompt/prompt-session.ts";
import type { RunPlace } from "../prompt/run-line.ts";
import type { Parts } from "../parts.ts";

const refusal = "nobody is there to agree; only what a rule allows is run";

/**
 * `aish -p`: one question, one answer. Nobody can be asked, so of what the model wants run only that
 * runs which a rule of the person allows; of the rest the model is told.
 */
export async function askOnce(
  way: Extract<Way, { kind: "ask" }>,
  { environment, config, records }: Parts,
): Promise<number> {
  const question = await questionOf(way.question, environment.terminal.stdin);
  const models = new ModelChoice(config, environment, undefined);
  const [model, fallback] = await Promise.all([models.current(), models.fallback()]);
  if (model === undefined) throw noModel();
  const session = new PromptSession({
    environment,
    config,
    records: await records(),
    cwd: currentDirectory(),
    resumed: undefined,
  });
  session.update({ model: model.name });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  // Whoever read the answer wants no more of it.
  process.stdout.on("error", () => stop.abort());
  process.stderr.on("error", () => {}); // nor what is told beside it

  const rules = sessionRules(session);
  for (const problem of rules.forGood.problems) note(problem);
  const said = new AnswerOutput(way.json);
  const scratch = new ScratchScope(session);
  try {
    const end = await takeTurn(
      {
        question,
        past: [],
        goal: undefined,
        pins: [],
        tag: session.tag,
        maxSteps: config.conversation.maxSteps,
      },
      {
        model,
        fallback,
        rules,
        screen: said,
        consent: { ask: async () => ({ kind: "no", reason: refusal }) },
        commands: scratchCommands(scratch, {
          session,
          place: () => withoutTerminal(stop.signal),
          startJob: (command) => startModelJob(command, session, scratch),
        }),
        jobs: ownCommands(session),
        ledger: turnLedger(session, () => {}),
        surroundings: {
          look: async () => ({ now: new Date(), cwd: scratch.cwd, liveJobs: [], endedJobs: [] }),
        },
      },
      stop.signal,
    );
    if (way.json) process.stdout.write(`${JSON.stringify(said.result(end, session.id))}\n`);
    if (end.kind === "incomplete") note(brokeOff(end));
    if (end.kind === "stepLimit") note(`stopped after ${config.conversation.maxSteps} steps`);
    if (end.kind === "interrupted") return 130;
    return end.kind === "answered" ? 0 : 1;
  } finally {
    scratch.release();
    session.end();
    (await records()).close();
  }
}

/** The answer on stdout and all else on stderr, as scripts expect it. */
class AnswerOutput implements Screen {
  readonly #json: boolean;
  #last: ReplyEnd | undefined;
  #open = false;

  constructor(json: boolean) {
    this.#json = json;
  }

  say(text: string): void {
    if (this.#json || text === "") return;
    // Also in a pipe: most of them end at a terminal. With --json it is to the byte.
    process.stdout.write(printableText(text));
    this.#open = !text.endsWith("\n");
  }

  replyEnded(end: ReplyEnd): void {
    this.#last = end;
    if (this.#open) this.say("\n");
  }

  waiting(why: string): void {
    note(why);
  }

  note(text: string): void {
    note(text);
  }

  allowed({ command }: ConsentRequest): void {
    note(`running ${shownCommand(command)}`);
  }

  asking(): void {}
  think(): void {}
  reading(): void {}

  result(end: TurnEnd, sessionId: string): object {
    const last = this.#last;
    return {
      session_id: sessionId,
      answer: end.answer,
      ended: end.kind,
      model: last?.model ?? end.model.name,
      prompt_tokens: last?.usage.promptTokens ?? null,
      completion_tokens: last?.usage.completionTokens ?? null,
      tokens_estimated: last?.usage.estimated ?? null,
      cost: last?.usage.cost ?? null,
      duration_ms: Math.round(last?.durationMs ?? 0),
    };
  }
}

/** Commands run on a terminal that nobody looks at; what they print goes to the model. */
function withoutTerminal(signal: AbortSignal): RunPlace {
  return {
    size: { columns: 120, rows: 40 },
    show: () => {},
    async attend(run) {
      const end = (): void => void run.end("SIGTERM", endGraceMs);
      signal.addEventListener("abort", end, { once: true });
      const event = await run.next();
      signal.removeEventListener("abort", end);
      return event;
    },
    park: (run, _command, finish) => {
      // Nobody could continue it.
      void run.end("SIGHUP", endGraceMs);
      void run.ended.then(finish);
    },
  };
}

const endGraceMs = 500;

function startModelJob(command: string, session: PromptSession, scratch: ScratchScope): JobId {
  const job = session.jobs.start({
    sessionId: session.store(),
    actor: "model",
    command,
    cwd: scratch.cwd,
    shell: session.shell,
    state: scratch.state,
    env: session.environment.variables,
  });
  note(jobStarted(job.id, command));
  return job.id;
}

function brokeOff({ failure }: TurnEnd): string {
  return failure === undefined ? "the reply broke off" : `the reply broke off: ${failure.message}`;
}

function note(text: string): void {
  process.stderr.write(`aish: ${printableText(text)}\n`);
}

async function questionOf(asked: string | undefined, stdinIsTerminal: boolean): Promise<string> {
  const piped = stdinIsTerminal ? "" : (await Bun.stdin.text()).trim();
  const question = [asked ?? "", piped].filter((text) => text !== "").join("\n\n");
  if (question !== "") return question;
  throw new AishError("USAGE", "aish -p needs a question", {
    hint: "write it behind -p, or pipe it in",
  });
}
