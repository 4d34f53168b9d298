import { AishError, jobId, turnId, type EndedJob, type LiveJob } from "@aish/core";
import type {
  CommandEnd,
  ConsentAnswer,
  Message,
  Model,
  NewTurn,
  Ports,
  ReplyEnd,
  ReplyEvent,
} from "../ports.ts";

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
  let jobs = 0;

  const ports: Ports = {
    model: fakeModel(world, sent, stop),
    screen: {
      say: (text) => screen.push(`say ${text}`),
      think: (text) => screen.push(`think ${text}`),
      waiting: (why) => screen.push(`waiting ${why}`),
      replyEnded: ({ complete }) => screen.push(complete ? "end" : "end, incomplete"),
      note: (text) => screen.push(`note ${text}`),
    },
    consent: {
      async ask({ kind, command }) {
        deeds.push(`ask ${kind} ${command}`);
        const answer = answers.shift() ?? { kind: "yes" };
        return typeof answer === "function" ? answer(stop) : answer;
      },
    },
    commands: {
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
      output: async (id) => {
        if (id !== 3) throw new AishError("JOB_NOT_FOUND", `there is no job ${id}`);
        return "compiling";
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
  return { ports, stop, turns, sent, deeds, screen };
}

function fakeModel(world: World, sent: (readonly Message[])[], stop: AbortController): Model {
  return {
    name: "fast",
    context: world.context ?? 8192,
    maxTokens: 512,
    countTokens: (text) => Math.ceil(text.length / 3),
    async *reply(messages) {
      const reply = world.replies[sent.length];
      sent.push(messages);
      if (reply === undefined) throw new Error("the world has no reply left");
      if (reply instanceof Error) throw reply;
      yield* reply.events;
      if (reply.stopped === true) stop.abort();
      yield {
        kind: "end",
        text: textOf(reply.events),
        complete: reply.stopped !== true,
        finishReason: "stop",
        failure: undefined,
        usage: { promptTokens: 10, completionTokens: 2 },
        model: "m",
        durationMs: 5,
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
