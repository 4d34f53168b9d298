import type { TurnId } from "@aish/core";
import { buildMessages } from "./build-messages.ts";
import { jobNotice } from "./job-notice.ts";
import type { Message, NewTurn, Ports, ReplyEnd, Scene, Turn } from "./ports.ts";
import { notRun, runStep, type RunStep, type StepContext, type StepEnd } from "./run-step.ts";
import { systemPrompt } from "./system-prompt.ts";

export interface TurnRequest {
  readonly question: string;
  /** What went before in this session, oldest first; what does not fit is left out. */
  readonly past: readonly Turn[];
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
  const { tag, maxSteps = 12 } = request;
  const system = systemPrompt(tag);
  const past = [...request.past];
  const since: Turn[] = [];
  function add(to: Turn[], turn: NewTurn): TurnId | undefined {
    to.push(turn);
    return ports.ledger.add(turn);
  }

  let scene = await ports.surroundings.look();
  for (const notice of noticesIn(scene)) add(past, notice);
  const question = plainTurn("user", request.question);
  ports.ledger.add(question);

  for (let step = 1; ; step += 1) {
    const sent = buildMessages({ system, past, question, since, scene }, ports.model);
    if (signal.aborted) return { kind: "interrupted", answer: "", sent };

    const { steps, end } = await hear(sent, ports, signal);
    const kind = kindOf(end, steps, step >= maxSteps, signal);
    const turnId = end.text === "" ? undefined : add(since, toTurn(end, kind, ports));
    if (kind !== "goesOn") {
      for (const left of steps) add(since, tell(notRun(left, notRunWhen[kind]), ports));
      return { kind, answer: end.text, sent };
    }

    const last = await runSteps(steps, { ports, tag, turnId, signal }, (stepEnd) =>
      add(since, tell(stepEnd, ports)),
    );
    if (last === "stopped" || last === "interrupted") return { kind: last, answer: end.text, sent };
    scene = await ports.surroundings.look();
    for (const notice of noticesIn(scene)) add(since, notice);
  }
}

/** Lets the person read the reply as it comes, and collects what it wants run. */
async function hear(
  sent: readonly Message[],
  { model, screen }: Ports,
  signal: AbortSignal,
): Promise<{ readonly steps: readonly RunStep[]; readonly end: ReplyEnd }> {
  const steps: RunStep[] = [];
  for await (const event of model.reply(sent, signal)) {
    switch (event.kind) {
      case "say":
        screen.say(event.text);
        break;
      case "think":
        screen.think(event.text);
        break;
      case "waiting":
        screen.waiting(event.why);
        break;
      case "run":
        steps.push(event);
        break;
      case "end":
        screen.replyEnded(event);
        return { steps, end: event };
      default:
        event satisfies never;
    }
  }
  throw new Error("a reply ended without its end event");
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
  if (steps.length === 0) return "answered";
  return atLimit ? "stepLimit" : "goesOn";
}

const notRunWhen: Record<Exclude<ReplyKind, "goesOn">, string> = {
  answered: "",
  incomplete: "the reply was cut off",
  interrupted: "the person interrupted",
  stepLimit: "the limit of steps for one question is reached",
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
      took(
        notRun(step, last === "failed" ? "the one before failed" : "the one before was not run"),
      );
    }
  }
  return last;
}

function tell(end: StepEnd, { screen }: Ports): NewTurn {
  if (end.role !== "command") screen.note(end.content);
  return plainTurn(end.role, end.content, end.kind === "interrupted" ? "interrupted" : "complete");
}

function toTurn(end: ReplyEnd, kind: ReplyKind, { model }: Ports): NewTurn {
  return {
    role: "assistant",
    content: end.text,
    status: kind === "interrupted" || kind === "incomplete" ? kind : "complete",
    model: model.name,
    promptTokens: end.usage?.promptTokens,
    completionTokens: end.usage?.completionTokens,
    durationMs: end.durationMs,
  };
}

function noticesIn(scene: Scene): readonly NewTurn[] {
  return scene.endedJobs.map((job) => plainTurn("job", jobNotice(job)));
}

function plainTurn(
  role: Turn["role"],
  content: string,
  status: Turn["status"] = "complete",
): NewTurn {
  const unknown = undefined;
  return {
    role,
    content,
    status,
    model: unknown,
    promptTokens: unknown,
    completionTokens: unknown,
    durationMs: unknown,
  };
}
