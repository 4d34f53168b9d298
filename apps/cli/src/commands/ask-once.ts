import { AishError, type JobId } from "@aish/core";
import { fenced, jobNotice, takeTurn, type Scene, type TurnEnd } from "@aish/session";
import { ownCommands } from "../conversation/own-commands.ts";
import { scratchCommands } from "../conversation/scratch-commands.ts";
import { ScratchScope } from "../conversation/scratch-scope.ts";
import { sessionRules } from "../conversation/session-rules.ts";
import { turnLedger } from "../conversation/turn-ledger.ts";
import { currentDirectory } from "../current-directory.ts";
import type { Way } from "../invocation.ts";
import { noModel } from "../prompt/meta-model.ts";
import { ModelChoice } from "../models/model-choice.ts";
import { PromptSession } from "../prompt/prompt-session.ts";
import type { RunPlace } from "../prompt/run-line.ts";
import type { Parts } from "../parts.ts";
import { AnswerOutput } from "./answer-output.ts";
import { readerGone, stopSignal } from "./stop-signal.ts";

const refusal = "only what a rule allows is run here, since nobody can be asked";

/** How long the model may wait for a job: nobody is there to interrupt it. */
const waitMs = 60_000;

/**
 * `aish -p`: one question, one answer. Nobody can be asked, so of what the model wants run only that
 * runs which a rule of the person allows; of the rest the model is told.
 */
export async function askOnce(
  way: Extract<Way, { kind: "ask" }>,
  { environment, config, records }: Parts,
  limits = { waitMs },
): Promise<number> {
  const question = await readQuestion(way.question, environment.terminal.stdin);
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
  const stop = stopSignal();
  const rules = sessionRules(session);
  const said = new AnswerOutput(way.json);
  for (const problem of rules.forGood.problems) said.note(problem);
  const scratch = new ScratchScope(session);
  try {
    const end = await takeTurn(
      {
        question: questionText(question, session.tag),
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
        jobs: ownCommands(session, limits),
        ledger: turnLedger(session, () => {}),
        surroundings: { look: async () => look(session, scratch, said) },
      },
      stop.signal,
    );
    if (end.kind === "incomplete") said.note(brokeOff(end));
    if (end.kind === "stepLimit") {
      said.note(`stopped after ${config.conversation.maxSteps} steps`);
    }
    const taken = await said.ended(end, session.id);
    return stop.status() ?? (taken ? statusOf(end) : readerGone);
  } finally {
    scratch.release();
    session.end();
    (await records()).close();
  }
}

/** What is told of a job's end is told once, to the person and to the model. */
function look(session: PromptSession, scratch: ScratchScope, said: AnswerOutput): Scene {
  const { id, jobs, records } = session;
  const now = new Date();
  records.attempt(() => jobs.reconcile(), []);
  const endedJobs = records.attempt((store) => store.jobs.claimNotices(id, now), []);
  for (const job of endedJobs) said.note(jobNotice(job));
  const live = records.attempt((store) => store.jobs.live(), []);
  const liveJobs = live.filter(({ sessionId }) => sessionId === id);
  return { now, cwd: scratch.cwd, liveJobs, endedJobs };
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
  return job.id;
}

function statusOf({ kind }: TurnEnd): number {
  if (kind === "interrupted") return 130; // by Ctrl+C in what a command ran
  return kind === "answered" ? 0 : 1;
}

function brokeOff({ failure }: TurnEnd): string {
  return failure === undefined ? "the reply broke off" : `the reply broke off: ${failure.message}`;
}

interface Question {
  readonly asked: string;
  /** What the question is about; it is nobody's words. */
  readonly piped: string | undefined;
}

/** What is piped in without a question is the question. */
async function readQuestion(
  asked: string | undefined,
  stdinIsTerminal: boolean,
): Promise<Question> {
  const piped = stdinIsTerminal ? "" : await Bun.stdin.text();
  const isEmpty = piped.trim() === "";
  if (asked !== undefined && asked !== "") return { asked, piped: isEmpty ? undefined : piped };
  if (!isEmpty) return { asked: piped.trim(), piped: undefined };
  throw new AishError("USAGE", "aish -p needs a question", {
    hint: "write it behind -p, or pipe it in",
  });
}

function questionText({ asked, piped }: Question, tag: string): string {
  return piped === undefined ? asked : `${asked}\n\n${fenced(piped, tag)}`;
}
