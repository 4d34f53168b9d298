import { AishError, jobId, turnId, type EndedJob, type LiveJob } from "@aish/core";
import type { Rule } from "@aish/policy";
import type {
  CommandEnd,
  ConsentAnswer,
  ConsentRequest,
  LineRange,
  Message,
  Model,
  NewTurn,
  Ports,
  ReplyEnd,
  ReplyEvent,
  RuleScope,
} from "../ports.ts";
import { newTurn } from "../new-turn.ts";

/** What a fake world answers; what is not said is the ordinary case. */
export interface World {
  /** One per request to the model; an error is thrown in place of a reply. */
  readonly replies: readonly (FakeReply | Error)[];
  /** One per question to the person; yes when they run out. */
  readonly answers?: readonly (ConsentAnswer | ((stop: AbortController) => ConsentAnswer))[];
  /** By command. */
  readonly ends?: Readonly<Record<string, Partial<CommandEnd> | Error>>;
  /** One list per look at the surroundings. */
  readonly endedJobs?: readonly (readonly EndedJob[])[];
  readonly liveJobs?: readonly LiveJob[];
  /** Called before each command runs. */
  readonly onRun?: (stop: AbortController) => void;
  readonly context?: number;
  readonly rules?: readonly Rule[];
  readonly fallback?: readonly (FakeReply | Error)[];
  readonly tools?: boolean;
  /** The server's own count of a request. */
  readonly measure?: (messages: readonly Message[]) => number;
}

export interface FakeReply {
  readonly events: readonly Exclude<ReplyEvent, ReplyEnd>[];
  readonly end?: Partial<ReplyEnd>;
  /** The person interrupts after the events. */
  readonly stopped?: boolean;
}

export interface FakeWorld {
  readonly ports: Ports;
  readonly stop: AbortController;
  readonly turns: NewTurn[];
  readonly sent: (readonly Message[])[];
  readonly asked: ConsentRequest[];
  readonly added: { readonly rule: Rule; readonly scope: RuleScope }[];
  /** What the ledger held of a reply each time that more had arrived. */
  readonly arrived: string[];
  /** What was done, in order: `ask run ls`, `run ls`, `spawn make`, `kill 3`. */
  readonly deeds: string[];
  readonly screen: string[];
}

export const run = (command: string, background = false): ReplyEvent & { kind: "run" } => ({
  kind: "run",
  command,
  background,
});

export const say = (text: string): ReplyEvent & { kind: "say" } => ({ kind: "say", text });

export function fakeWorld(world: World): FakeWorld {
  const stop = new AbortController();
  const turns: NewTurn[] = [];
  const sent: (readonly Message[])[] = [];
  const deeds: string[] = [];
  const screen: string[] = [];
  const answers = [...(world.answers ?? [])];
  const endedJobs = [...(world.endedJobs ?? [])];
  const rules = [...(world.rules ?? [])];
  const asked: ConsentRequest[] = [];
  const added: { rule: Rule; scope: RuleScope }[] = [];
  const arrived: string[] = [];
  let jobs = 0;

  const ports: Ports = {
    model: fakeModel("fast", world.replies, world, sent, stop),
    fallback:
      world.fallback === undefined
        ? undefined
        : fakeModel("other", world.fallback, world, sent, stop),
    rules: {
      list: () => rules,
      add(rule, scope) {
        rules.push(rule);
        added.push({ rule, scope });
      },
      home: "/home/ada",
      protectedPaths: ["/home/ada/.config/aish"],
    },
    screen: {
      asking: () => {},
      reading: (read, total) => screen.push(`reading ${read} of ${total}`),
      allowed: ({ command }, rule) => screen.push(`allowed ${command} by ${rule.words.join(" ")}`),
      say: (text) => screen.push(`say ${text}`),
      think: (text) => screen.push(`think ${text}`),
      waiting: (why) => screen.push(`waiting ${why}`),
      replyEnded: ({ complete }) => screen.push(complete ? "end" : "end, incomplete"),
      note: (text) => screen.push(`note ${text}`),
    },
    consent: {
      async ask(request) {
        const { kind, command } = request;
        asked.push(request);
        deeds.push(`ask ${kind} ${command}`);
        const answer = answers.shift() ?? { kind: "yes" };
        return typeof answer === "function" ? answer(stop) : answer;
      },
    },
    commands: {
      cwd: () => "/home/ada",
      async run({ command }) {
        deeds.push(`run ${command}`);
        world.onRun?.(stop);
        const end = world.ends?.[command];
        if (end instanceof Error) throw end;
        const excerpt = `output of ${command}\n`;
        return {
          historyId: undefined,
          exitCode: 0,
          signal: undefined,
          excerpt,
          bytes: excerpt.length,
          durationMs: 100,
          cwd: "/home/ada",
          fullScreen: false,
          ...end,
        };
      },
      async spawn({ command }) {
        deeds.push(`spawn ${command}`);
        const end = world.ends?.[command];
        if (end instanceof Error) throw end;
        jobs += 1;
        return jobId(jobs);
      },
    },
    jobs: {
      list: async () => "3 running make",
      commandOf: (id) => {
        if (id !== 3) throw new AishError("JOB_NOT_FOUND", `there is no job ${id}`);
        return "make";
      },
      commandOutput: async (id, lines) => `output of ${id}${rangeText(lines)}`,
      output: async (id, lines) => {
        if (id !== 3) throw new AishError("JOB_NOT_FOUND", `there is no job ${id}`);
        return `compiling${rangeText(lines)}`;
      },
      wait: async (id) => `job ${id} exited 0`,
      kill: async (id) => {
        deeds.push(`kill ${id}`);
        return `job ${id} killed`;
      },
    },
    ledger: {
      add(turn) {
        turns.push(turn);
        return turnId(turns.length);
      },
      begin(model) {
        turns.push({ ...newTurn("assistant", "", "interrupted"), written: undefined });
        arrived.push(`begin ${model}`);
        return turnId(turns.length);
      },
      arrived: (_id, content) => arrived.push(content),
      finish(id, turn) {
        turns[id - 1] = turn;
      },
    },
    surroundings: {
      look: async () => ({
        now: new Date("2026-11-21T10:00:00.000Z"),
        cwd: "/home/ada",
        liveJobs: world.liveJobs ?? [],
        endedJobs: endedJobs.shift() ?? [],
      }),
    },
  };
  return { ports, stop, turns, sent, asked, added, arrived, deeds, screen };
}

function rangeText(lines: LineRange | undefined): string {
  return lines === undefined ? "" : ` ${lines.from} to ${lines.to}`;
}

function fakeModel(
  name: string,
  replies: World["replies"],
  world: World,
  sent: (readonly Message[])[],
  stop: AbortController,
): Model {
  let context = world.context ?? 8192;
  let next = 0;
  return {
    name,
    get context() {
      return context;
    },
    maxTokens: 512,
    tools: world.tools ?? false,
    countTokens: (text) => Math.ceil(text.length / 3),
    measure: async (messages) => world.measure?.(messages),
    async *reply(messages) {
      const reply = replies[next];
      next += 1;
      sent.push(messages);
      if (reply === undefined) throw new Error("the world has no reply left");
      if (reply instanceof AishError && reply.code === "BROKER_OVERFLOW") context /= 2;
      if (reply instanceof Error) throw reply;
      yield* reply.events;
      if (reply.stopped === true) stop.abort();
      const unknown = undefined;
      yield {
        kind: "end",
        text: textOf(reply.events),
        reasoning: "",
        complete: reply.stopped !== true,
        finishReason: "stop",
        failure: undefined,
        usage: { promptTokens: 10, completionTokens: 2, estimated: false, cost: undefined },
        timings: {
          firstTokenMs: 1,
          tokensPerSecond: unknown,
          cachedTokens: unknown,
          promptMs: unknown,
        },
        model: "m",
        durationMs: 5,
        request: JSON.stringify(messages),
        ...reply.end,
      };
    },
  };
}

function textOf(events: FakeReply["events"]): string {
  return events
    .map((event) => {
      if (event.kind === "say") return event.text;
      return event.kind === "run" ? `CMD${event.background ? "&" : ""}: ${event.command}\n` : "";
    })
    .join("");
}
