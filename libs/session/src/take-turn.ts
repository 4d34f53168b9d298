import { AishError, type TurnId } from "@aish/core";
import { askModel, type Answer } from "./ask-model.ts";
import { jobNotice } from "./job-notice.ts";
import { newTurn } from "./new-turn.ts";
import type { Message, Model, NewTurn, Ports, ReplyEnd, Scene, Turn } from "./ports.ts";
import { runStep } from "./run-step.ts";
import { notRun, type RunStep, type StepContext, type StepEnd } from "./step.ts";
import { systemPrompt } from "./system-prompt.ts";

export interface TurnRequest {
  readonly question: string;
  /** What went before in this session, oldest first, a summary of what was before that in front. */
  readonly past: readonly Turn[];
  /** What the session began with; repeated once it is left out. */
  readonly goal: string | undefined;
  /** What must never be left out. */
  readonly pins: readonly string[];
  /** The secret of the session's fences: random, and the same in every turn of the session. */
  readonly tag: string;
  /** How many times the model may be asked; 12 if not said. */
  readonly maxSteps?: number | undefined;
}

export interface TurnEnd {
  readonly kind: "answered" | "incomplete" | "interrupted" | "stopped" | "stepLimit";
  /** The last reply, exactly as the model wrote it. */
  readonly answer: string;
  /** What the last request held. */
  readonly sent: readonly Message[];
  /** The model that answered last: the fallback, if it had to stand in. */
  readonly model: Model;
  readonly failure: Error | undefined;
}

/**
 * One question, to its end: the model is asked, what it wants run is run if the person agrees, what
 * that printed goes back, until the model only says. Each thing is in the ledger before the next
 * begins. Throws an `AishError` if the model cannot be asked; the question is in the ledger then.
 */
export async function takeTurn(
  request: TurnRequest,
  ports: Ports,
  signal: AbortSignal,
): Promise<TurnEnd> {
  const { tag, goal, pins, maxSteps = 12 } = request;
  let past = request.past;
  const since: Turn[] = [];
  let { model } = ports;
  function remember(turn: NewTurn, id: TurnId | undefined): void {
    since.push({ id, role: turn.role, content: turn.content, status: turn.status });
  }
  function add(turn: NewTurn): void {
    remember(turn, ports.ledger.add(turn));
  }

  let scene = await ports.surroundings.look();
  const before = noticesIn(scene).map((turn) => ({ ...turn, id: ports.ledger.add(turn) }));
  past = [...past, ...before];
  const asked = newTurn("user", request.question);
  const question: Turn = { ...asked, id: ports.ledger.add(asked) };

  let sent: readonly Message[] = [];
  for (let step = 1; ; step += 1) {
    const ended = (kind: TurnEnd["kind"], answer?: Answer): TurnEnd => ({
      kind,
      answer: answer?.end.text ?? "",
      sent,
      model,
      failure: answer?.end.failure ?? (kind === "incomplete" ? saidNothing(answer) : undefined),
    });
    if (signal.aborted) return ended("interrupted");
    const answer = await askModel(
      (of) => ({
        system: systemPrompt(tag, { tools: of.tools }),
        pins,
        goal,
        past,
        question,
        since,
        scene,
      }),
      ports,
      { model, tag },
      signal,
    );
    if (answer === undefined) return ended("interrupted");
    ({ model, past, sent } = answer);

    const { steps, end } = answer;
    const kind = kindOf(end, steps, step >= maxSteps, signal);
    const turnId = keep(answer, kind, ports, remember);
    if (kind !== "goesOn") {
      for (const left of steps) add(tell(notRun(left, notRunWhen[kind]), ports));
      return ended(kind, answer);
    }
    const last = await runSteps(steps, { ports, model, tag, turnId, signal }, (stepEnd) =>
      add(tell(stepEnd, ports)),
    );
    if (last === "stopped" || last === "interrupted") return ended(last, answer);
    scene = await ports.surroundings.look();
    for (const notice of noticesIn(scene)) add(notice);
  }
}

/** A whole reply without a word is no answer; what it took is kept all the same. */
function saidNothing(answer: Answer | undefined): AishError | undefined {
  if (answer === undefined || !answer.end.complete || answer.end.text.trim() !== "")
    return undefined;
  return new AishError("BROKER_INCOMPLETE", `${answer.model.name} ended its reply without a word`);
}

type ReplyKind = Exclude<TurnEnd["kind"], "stopped"> | "goesOn";

function kindOf(
  end: ReplyEnd,
  steps: readonly RunStep[],
  atLimit: boolean,
  signal: AbortSignal,
): ReplyKind {
  if (signal.aborted) return "interrupted";
  // The last command of a reply that was cut off may be half of one.
  if (!end.complete || end.finishReason === "length") return "incomplete";
  if (steps.length === 0) return end.text.trim() === "" ? "incomplete" : "answered";
  return atLimit ? "stepLimit" : "goesOn";
}

const notRunWhen: Record<Exclude<ReplyKind, "goesOn">, string> = {
  answered: "",
  incomplete: "the reply was cut off",
  interrupted: "the person interrupted",
  stepLimit: "the limit of steps for one question is reached",
};

/** The reply as a turn: the row that was begun while it arrived, else a new one. */
function keep(
  { end, model, turnId }: Answer,
  kind: ReplyKind,
  { ledger }: Ports,
  remember: (turn: NewTurn, id: TurnId | undefined) => void,
): TurnId | undefined {
  if (kind === "interrupted" && end.text === "" && turnId === undefined) return undefined;
  const turn: NewTurn = {
    role: "assistant",
    content: end.text,
    status: kind === "interrupted" || kind === "incomplete" ? kind : "complete",
    written: { model: model.name, end },
    summaryUntil: undefined,
  };
  if (turnId !== undefined) ledger.finish(turnId, turn);
  const id = turnId ?? ledger.add(turn);
  remember(turn, id);
  return id;
}

const notRunAfter: Record<Exclude<StepEnd["kind"], "done">, string> = {
  failed: "the one before failed",
  refused: "the one before was not run",
  stopped: "the one before was not run",
  interrupted: "the person interrupted",
};

/** Runs the steps in order until one does not end well; the rest is told as not run. */
async function runSteps(
  steps: readonly RunStep[],
  context: StepContext,
  took: (end: StepEnd) => void,
): Promise<StepEnd["kind"]> {
  let last: StepEnd["kind"] = "done";
  for (const step of steps) {
    if (last === "done") {
      const end = await runStep(step, context);
      last = end.kind;
      took(end);
    } else {
      took(notRun(step, notRunAfter[last]));
    }
  }
  return last;
}

function tell(end: StepEnd, { screen }: Ports): NewTurn {
  if (end.role !== "command") screen.note(end.content);
  return newTurn(end.role, end.content, end.kind === "interrupted" ? "interrupted" : "complete");
}

function noticesIn(scene: Scene): readonly NewTurn[] {
  return scene.endedJobs.map((job) => newTurn("job", jobNotice(job)));
}
