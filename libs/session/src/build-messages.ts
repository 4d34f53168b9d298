import { AishError } from "@aish/core";
import { shortened, tokensPerMessage } from "./budget.ts";
import { digest } from "./digest.ts";
import { firstThatFits } from "./first-that-fits.ts";
import { beginningOf, formatSeconds, oneLine } from "./format.ts";
import type { Message, Model, Scene, Turn } from "./ports.ts";
import { sizeTurns } from "./size-turns.ts";

export interface Conversation {
  readonly system: string;
  /** What the person wants never to be left out. */
  readonly pins: readonly string[];
  /** The request that the conversation began with: is repeated once its turn is left out. */
  readonly goal: string | undefined;
  /** Before the question, oldest first; begins with a summary if there is one. */
  readonly past: readonly Turn[];
  /** Is sent whatever else must be left out. */
  readonly question: Turn;
  /** After the question, oldest first. */
  readonly since: readonly Turn[];
  readonly scene: Scene;
}

export interface BuiltRequest {
  readonly messages: readonly Message[];
  /** By our own count. */
  readonly tokens: number;
  /** The beginning of `past` that did not fit: to be summarised. */
  readonly leftOut: readonly Turn[];
}

/**
 * What a request of at most `budget` tokens holds: the stable first, the volatile last, so that a
 * server's cache of the beginning stays good. For the same reason much is left out at once when
 * something must be: half of the room is free again, and the beginning holds for many turns.
 */
export function buildMessages(
  conversation: Conversation,
  model: Pick<Model, "name" | "countTokens">,
  budget: number,
): BuiltRequest {
  const { system, question, since } = conversation;
  const [summary, past] = withoutSummary(conversation.past);
  const facts = sceneLines(conversation.scene);
  const count = (text: string): number => model.countTokens(text) + tokensPerMessage;
  const front = frontOf(conversation, summary, budget, model);
  const fixed = [system, question.content, facts, ...(front === "" ? [] : [front])];
  const room = budget - fixed.reduce((sum, text) => sum + count(text), 0);
  if (room < 0) throw tooLong(budget - room, budget, model);

  const sized = sizeTurns(past, since, { room, budget }, model);
  const skipped = past.length - sized.past.length;
  const first = skipped + firstThatFits(sized.past, sized.steps, room);
  const lost = since.slice(0, Math.max(0, first - past.length));
  const steps = sized.steps.slice(lost.length);
  const left = steps.reduce((rest, { now }) => rest - now, room);
  const kept = [
    ...sized.past.slice(first - skipped).map(({ turn }) => turn),
    question,
    ...stepsNote(lost, room).filter(({ content }) => count(content) <= left),
    ...steps.map(({ turn }) => turn),
  ];
  const messages: Message[] = [
    { role: "system", content: system },
    ...(front === "" ? [] : [{ role: "user" as const, content: front }]),
    ...toMessages(kept, front !== ""),
    { role: "user", content: facts },
  ];
  return {
    messages,
    tokens: messages.reduce((sum, { content }) => sum + count(content), 0),
    leftOut: past.slice(0, first),
  };
}

function withoutSummary(past: readonly Turn[]): readonly [summary: string, rest: readonly Turn[]] {
  const [first, ...rest] = past;
  return first?.role === "summary" ? [first.content, rest] : ["", past];
}

/** What stands before all turns: it changes rarely. */
function frontOf(
  { pins, goal }: Conversation,
  summary: string,
  budget: number,
  model: Pick<Model, "countTokens">,
): string {
  const part = (heading: string, text: string, share: number): string =>
    text === "" ? "" : `[${heading}]\n${shortened(text, budget * share, model.countTokens)}`;
  return [
    part("the person wants this never to be forgotten", pins.join("\n"), 0.15),
    part(
      "the conversation began with this request",
      summary === "" ? "" : beginningOf(goal ?? "", 1000),
      0.1,
    ),
    part("a summary of what went before", summary, 0.2),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

export function tooLong(needed: number, budget: number, { name }: Pick<Model, "name">): AishError {
  return new AishError(
    "BROKER_OVERFLOW",
    `the question needs about ${needed} tokens, but ${name} takes ${budget}`,
    { hint: "ask a shorter question, or give the model a larger context" },
  );
}

/** What the left-out steps of this question were, without what they printed. */
function stepsNote(steps: readonly Turn[], room: number): readonly Turn[] {
  if (steps.length === 0) return [];
  const lines = digest(steps, room * 0.1);
  const content = `[earlier steps are left out here, there is no room for them; they were]\n${lines}`;
  return [{ id: undefined, role: "note", content: content.trimEnd(), status: "complete" }];
}

/** What follows an assistant's turn and was not typed is what came of it. */
function toMessages(turns: readonly Turn[], hasFront: boolean): readonly Message[] {
  const messages: Message[] = [];
  for (const { role, content } of turns) {
    const last = messages.at(-1)?.role;
    if (role === "assistant") {
      // Its question did not fit; where a summary stands before it, it answers that.
      if (last === undefined && !hasFront) continue;
      messages.push({ role, content });
    } else if (role === "user") messages.push({ role, content });
    else {
      const follows = last === "assistant" || last === "result";
      messages.push({ role: follows ? "result" : "user", content });
    }
  }
  return messages;
}

const mostJobs = 10;
const jobCharacters = 160;

function sceneLines({ now, cwd, liveJobs }: Scene): string {
  const time = now.toISOString().slice(0, 16).replace("T", " ");
  const jobs = liveJobs.slice(-mostJobs).map((job) => {
    const running = formatSeconds(now.getTime() - job.startedAt.getTime());
    return `[bg:${job.id} running for ${running}] ${beginningOf(oneLine(job.command), jobCharacters)}`;
  });
  const more = liveJobs.length - jobs.length;
  const others = more > 0 ? [`[${more} more jobs run; :bg-list lists them]`] : [];
  return [`[now ${time} UTC, in ${oneLine(cwd)}]`, ...others, ...jobs].join("\n");
}
