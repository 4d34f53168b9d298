import { historyId, turnId } from "@aish/core";
import type { Message, Model, NewTurn, Ports, ReplyEnd, Turn } from "../ports.ts";
import { takeTurn } from "../take-turn.ts";
import { fakeWorld } from "./fake-ports.ts";

export interface LongConversation {
  readonly context: number;
  readonly maxTokens: number;
  readonly questions: number;
  /** How much dearer the server counts than the estimate; undefined: it does not count. */
  readonly dearer?: number;
  /** Thrown by every request for a summary. */
  readonly summaryFails?: Error;
  readonly summary?: string;
}

export interface LongRecord {
  /** Of the conversation itself, in order. */
  readonly requests: (readonly Message[])[];
  readonly summaryRequests: (readonly Message[])[];
  readonly rows: NewTurn[];
  readonly ran: string[];
}

export const goal = "make the parser faster";
export const pin = "the port is 8080";

/** One token per three characters, and what the wire adds. */
export const count = (text: string): number => Math.ceil(text.length / 3);
export const size = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + count(content) + 8, 0);

export const replyEnd = (text: string, more: Partial<ReplyEnd> = {}): ReplyEnd => ({
  kind: "end",
  text,
  reasoning: "",
  complete: true,
  finishReason: "stop",
  failure: undefined,
  usage: { promptTokens: 1, completionTokens: 1, estimated: false, cost: undefined },
  timings: {
    firstTokenMs: undefined,
    tokensPerSecond: undefined,
    cachedTokens: undefined,
    promptMs: undefined,
  },
  model: undefined,
  durationMs: 1,
  request: "",
  ...more,
});

/** A generator of the same numbers between 0 and 1 for the same seed. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Questions with some commands each, whose outputs are long; the past comes from the rows, as a store has it. */
export async function converseAtLength(what: LongConversation): Promise<LongRecord> {
  const random = numbersFrom(7);
  const record: LongRecord = { requests: [], summaryRequests: [], rows: [], ran: [] };
  const { requests, summaryRequests, rows, ran } = record;
  const { context, maxTokens, dearer } = what;
  let commandsLeft = 0;
  const model: Model = {
    name: "fast",
    context,
    maxTokens,
    tools: false,
    countTokens: count,
    measure: async (messages) =>
      dearer === undefined ? undefined : Math.ceil(size(messages) * dearer),
    async *reply(messages) {
      if (isSummary(messages)) {
        summaryRequests.push(messages);
        if (what.summaryFails !== undefined) throw what.summaryFails;
        yield replyEnd(what.summary ?? "The parser was measured. ".repeat(20));
        return;
      }
      requests.push(messages);
      const runs = commandsLeft > 0;
      commandsLeft -= 1;
      const text = runs ? "Look.\n" : `Because ${"z".repeat(600 * random())}`;
      yield { kind: "say", text };
      const command = `look ${requests.length}`;
      if (runs) yield { kind: "run", command, background: false };
      yield replyEnd(runs ? `${text}CMD: ${command}\n` : text);
    },
  };
  const { ports } = fakeWorld({ replies: [] });
  const world: Ports = {
    ...ports,
    model,
    commands: {
      ...ports.commands,
      async run({ command }) {
        ran.push(command);
        const excerpt = "a line of output\n".repeat(400 * random() * random());
        return {
          historyId: historyId(ran.length),
          exitCode: 0,
          signal: undefined,
          excerpt,
          bytes: excerpt.length,
          durationMs: 1,
          cwd: "/home/ada",
          fullScreen: false,
        };
      },
    },
    ledger: {
      add: (turn) => turnId(rows.push(turn)),
      begin: () => turnId(rows.push({ ...emptyReply })),
      arrived: () => {},
      finish(id, turn) {
        rows[id - 1] = turn;
      },
    },
  };
  for (let number = 0; number < what.questions; number += 1) {
    commandsLeft = Math.floor(random() * 4);
    const question = number === 0 ? goal : `question ${number} ${"w".repeat(200 * random())}`;
    const request = { question, past: pastOf(rows), goal, pins: [pin], tag: "k3x9q7w2" };
    await takeTurn(request, world, new AbortController().signal);
  }
  return record;
}

const emptyReply: NewTurn = {
  role: "assistant",
  content: "",
  status: "interrupted",
  written: undefined,
  summaryUntil: undefined,
};

export function isSummary(messages: readonly Message[]): boolean {
  return messages[0]?.content.startsWith("You summarise") ?? false;
}

/** The newest summary, then what it does not stand for. */
export function pastOf(rows: readonly NewTurn[]): readonly Turn[] {
  const turns = rows.map((row, index) => ({ ...row, id: turnId(index + 1) }));
  const summary = turns.findLast(({ role }) => role === "summary");
  const rest = turns.filter(
    ({ role, id }) => role !== "summary" && id > (summary?.summaryUntil ?? 0),
  );
  return summary === undefined ? rest : [summary, ...rest];
}
