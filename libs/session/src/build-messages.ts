import { AishError } from "@aish/core";
import { formatSeconds, oneLine } from "./format.ts";
import type { Message, Model, Scene, Turn } from "./ports.ts";

export interface Conversation {
  readonly system: string;
  /** Before the question, oldest first. */
  readonly past: readonly Turn[];
  /** Is sent whatever else must be left out. */
  readonly question: Turn;
  /** After the question, oldest first. */
  readonly since: readonly Turn[];
  readonly scene: Scene;
}

/**
 * What a request holds: the stable first, the volatile last, so that a server's cache of the
 * beginning stays good. Turns that do not fit are left out whole, the oldest first. Roles alternate
 * and the first after the system is the user's, because the templates of many models insist.
 */
export function buildMessages(conversation: Conversation, model: Model): readonly Message[] {
  const { system, question, scene } = conversation;
  const facts = sceneLines(scene);
  const room = roomFor(model, [system, question.content, leftOut.content, facts]);
  const past = conversation.past.map((turn) => shortened(turn, room, model));
  const since = conversation.since.map((turn) => shortened(turn, room, model));
  const dropped = countTooMany([...past, ...since], room, model);

  const turns = [
    ...past.slice(dropped),
    question,
    ...(dropped > past.length ? [leftOut] : []),
    ...since.slice(Math.max(0, dropped - past.length)),
  ];
  const messages = mergeRoles(turns.map(toMessage));
  return [{ role: "system", content: system }, ...withFacts(messages, facts)];
}

const leftOut: Turn = {
  role: "note",
  content: "[earlier steps are left out here, there is no room for them]",
  status: "complete",
};

/** Tokens left for the turns that may be left out; counts are estimates, so some stay free. */
function roomFor(model: Model, fixed: readonly string[]): number {
  const budget = Math.floor((model.context - model.maxTokens) * 0.95) - 32;
  let needed = 0;
  for (const text of fixed) needed += model.countTokens(text) + tokensPerMessage;
  if (needed > budget) {
    throw new AishError(
      "BROKER_REFUSED",
      `the question needs about ${needed} tokens, but ${model.name} takes ${Math.max(0, budget)}`,
      { hint: "ask a shorter question, or give the model a larger context" },
    );
  }
  return budget - needed;
}

const tokensPerMessage = 8;

/** How many turns, from the first, must be left out. */
function countTooMany(turns: readonly Turn[], room: number, model: Model): number {
  let left = room;
  let first = turns.length;
  for (; first > 0; first -= 1) {
    left -= model.countTokens(turns[first - 1]?.content ?? "") + tokensPerMessage;
    if (left < 0) break;
  }
  return first;
}

/**
 * One turn must not push all others out, nor be lost for being long, least of all the output that
 * the question is about. The middle goes; the heading and the fence's end stay.
 */
function shortened(turn: Turn, room: number, model: Model): Turn {
  const most = room * 0.6;
  const tokens = model.countTokens(turn.content) + tokensPerMessage;
  if (tokens <= most) return turn;
  const { content } = turn;
  const kept = Math.max(0, Math.floor((content.length * most) / tokens) - 60);
  const half = Math.floor(kept / 2);
  const gone = content.length - 2 * half;
  const tail = content.slice(content.length - half);
  return {
    ...turn,
    content: `${content.slice(0, half)}\n[${gone} characters left out here]\n${tail}`,
  };
}

function toMessage(turn: Turn): Message {
  const cut = turn.status === "complete" ? "" : "\n[this was cut off]";
  return { role: turn.role === "assistant" ? "assistant" : "user", content: turn.content + cut };
}

function mergeRoles(messages: readonly Message[]): readonly Message[] {
  const merged: Message[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    if (last === undefined && message.role === "assistant") continue; // its question did not fit
    if (last?.role === message.role) {
      merged[merged.length - 1] = { ...last, content: `${last.content}\n\n${message.content}` };
    } else {
      merged.push(message);
    }
  }
  return merged;
}

function withFacts(messages: readonly Message[], facts: string): readonly Message[] {
  const last = messages.at(-1);
  if (last?.role !== "user") return [...messages, { role: "user", content: facts }];
  return [...messages.slice(0, -1), { role: "user", content: `${last.content}\n\n${facts}` }];
}

function sceneLines({ now, cwd, liveJobs }: Scene): string {
  const time = now.toISOString().slice(0, 16).replace("T", " ");
  const jobs = liveJobs.map((job) => {
    const running = formatSeconds(now.getTime() - job.startedAt.getTime());
    return `[bg:${job.id} running for ${running}] ${oneLine(job.command)}`;
  });
  return [`[now ${time} UTC, in ${oneLine(cwd)}]`, ...jobs].join("\n");
}
