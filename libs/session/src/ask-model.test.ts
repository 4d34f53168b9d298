import { AishError, type ErrorCode } from "@aish/core";
import { describe, expect, test } from "bun:test";
import type { Model, ReplyEvent } from "./ports.ts";
import { takeTurn, type TurnRequest } from "./take-turn.ts";
import { fakeWorld, run, say, type FakeWorld, type World } from "./testing/fake-ports.ts";

const plain: TurnRequest = {
  question: "why?",
  past: [],
  goal: undefined,
  pins: [],
  tag: "k3x9q7w2",
};
const done = { events: [say("Done.")] };
const failure = (code: ErrorCode): AishError => new AishError(code, "fast cannot");

interface Asked extends FakeWorld {
  readonly outcome: unknown;
}

async function ask(
  world: World,
  change: (fake: FakeWorld) => Partial<FakeWorld["ports"]> = () => ({}),
  more: Partial<TurnRequest> = {},
): Promise<Asked> {
  const fake = fakeWorld(world);
  const ports = { ...fake.ports, ...change(fake) };
  const outcome: unknown = await takeTurn({ ...plain, ...more }, ports, fake.stop.signal).catch(
    (reason: unknown) => reason,
  );
  return { ...fake, outcome };
}

/** A model that says these things and then throws. */
function breaking(
  events: readonly ReplyEvent[],
  error: Error,
  before: () => void = () => {},
): Model {
  return {
    ...fakeWorld({ replies: [] }).ports.model,
    name: "breaking",
    async *reply() {
      yield* events;
      before();
      throw error;
    },
  };
}

const neverLearning = ({ ports }: FakeWorld) => ({ model: { ...ports.model, context: 8192 } });

describe("the fallback", () => {
  test.each([
    "BROKER_AUTH",
    "BROKER_BAD_REPLY",
    "BROKER_CREDIT",
    "BROKER_LOADING",
    "BROKER_MODEL_MISSING",
    "BROKER_RATE_LIMIT",
    "BROKER_SERVER",
    "BROKER_TIMEOUT",
    "BROKER_UNREACHABLE",
  ] as const)("answers after %s, and the person is told", async (code) => {
    const world = await ask({ replies: [failure(code)], fallback: [done] });
    expect(world.outcome).toMatchObject({ kind: "answered", model: { name: "other" } });
    expect(world.screen).toContain("note fast cannot; asking other instead");
    expect(world.turns.at(-1)).toMatchObject({ written: { model: "other" } });
  });

  test.each(["BROKER_OVERFLOW", "BROKER_BAD_REQUEST", "BROKER_INCOMPLETE", "USAGE"] as const)(
    "is not asked after %s",
    async (code) => {
      const world = await ask({ replies: [failure(code)], fallback: [done] }, neverLearning);
      expect(world.outcome).toMatchObject({ code });
      expect(world.sent).toHaveLength(1);
    },
  );

  test("is the last one asked", async () => {
    const broken = failure("BROKER_SERVER");
    const world = await ask({
      replies: [broken, done],
      fallback: [failure("BROKER_TIMEOUT"), done],
    });
    expect(world.outcome).toMatchObject({ code: "BROKER_TIMEOUT" });
    expect(world.sent).toHaveLength(2);
  });

  test("goes on with the question it has taken over", async () => {
    const world = await ask({
      replies: [failure("BROKER_SERVER"), done],
      fallback: [{ events: [run("ls")] }, { events: [run("ls")] }, done],
    });
    expect(world.outcome).toMatchObject({ kind: "answered", model: { name: "other" } });
    expect(world.arrived.filter((line) => line.startsWith("begin"))).toEqual([
      "begin other",
      "begin other",
      "begin other",
    ]);
    expect(world.screen.filter((line) => line.includes("instead"))).toHaveLength(1);
  });

  test("takes over in the middle of a question", async () => {
    const world = await ask({
      replies: [{ events: [run("ls")] }, failure("BROKER_RATE_LIMIT")],
      fallback: [done],
    });
    expect(world.outcome).toMatchObject({ kind: "answered", model: { name: "other" } });
    expect(world.deeds).toEqual(["ask run ls", "run ls"]);
  });

  test("that is missing leaves the error", async () => {
    const world = await ask({ replies: [failure("BROKER_SERVER")] });
    expect(world.outcome).toMatchObject({ code: "BROKER_SERVER" });
  });

  test("is not asked after the first word, and the row stays as interrupted", async () => {
    const error = failure("BROKER_SERVER");
    const world = await ask({ replies: [], fallback: [done] }, () => ({
      model: breaking([say("Be")], error),
    }));
    expect(world.outcome).toMatchObject({ code: "BROKER_INCOMPLETE", cause: error });
    expect(world.sent).toEqual([]);
    expect(world.turns.at(-1)).toMatchObject({ role: "assistant", status: "interrupted" });
  });

  test.each([
    ["thinking", { kind: "think", text: "hm" }],
    ["reading", { kind: "reading", read: 1, total: 2 }],
    ["waiting", { kind: "waiting", why: "it loads" }],
  ] as const)("is asked after mere %s", async (_, event) => {
    const world = await ask({ replies: [], fallback: [done] }, () => ({
      model: breaking([event], failure("BROKER_TIMEOUT")),
    }));
    expect(world.outcome).toMatchObject({ kind: "answered" });
  });

  test.each([
    ["a fallback", [done]],
    ["none", undefined],
  ])("is not asked once the person interrupts: %s", async (_, fallback) => {
    const world = await ask({ replies: [], ...(fallback && { fallback }) }, ({ stop }) => ({
      model: breaking([], failure("BROKER_UNREACHABLE"), () => stop.abort()),
    }));
    expect(world.outcome).toMatchObject({ kind: "interrupted" });
    expect(world.sent).toEqual([]);
  });
});

describe("a prompt that is too long for the server", () => {
  const past = Array.from({ length: 12 }, (_, index) => ({
    id: undefined,
    role: index % 2 === 0 ? ("user" as const) : ("assistant" as const),
    content: `${index} ${"x".repeat(1500)}`,
    status: "complete" as const,
  }));
  const summary = { events: [say("it was long")] };

  test("is made shorter and asked again, once", async () => {
    const overflow = failure("BROKER_OVERFLOW");
    const world = await ask({ replies: [overflow, summary, done] }, undefined, { past });
    expect(world.outcome).toMatchObject({ kind: "answered" });
    expect(world.screen).toContain("note fast takes 4096 tokens; asking again with less");
    const [first, , second] = world.sent.map((sent) => JSON.stringify(sent).length);
    expect(second ?? 0).toBeLessThan((first ?? 0) / 2);
  });

  test("is given up when it is still too long", async () => {
    const overflow = failure("BROKER_OVERFLOW");
    const replies = [overflow, summary, overflow, done];
    const world = await ask({ replies, fallback: [done] }, undefined, { past });
    expect(world.outcome).toMatchObject({ code: "BROKER_OVERFLOW" });
    expect(world.sent).toHaveLength(3);
  });

  test("asks nobody again when the summary is interrupted", async () => {
    const replies = [failure("BROKER_OVERFLOW"), { ...summary, stopped: true }, done];
    const world = await ask({ replies }, undefined, { past });
    expect(world.outcome).toMatchObject({ kind: "interrupted" });
    expect(world.sent).toHaveLength(2);
    expect(world.turns.map(({ role }) => role)).toEqual(["user"]);
  });
});

describe("a reply", () => {
  test.each([
    ["that is empty", { events: [] }],
    ["of nothing but reasoning", { events: [{ kind: "think", text: "hm" } as const] }],
    ["of empty words", { events: [say(""), say("")] }],
  ])("%s is no answer, and what it took is kept", async (_, reply) => {
    const world = await ask({ replies: [reply] });
    expect(world.outcome).toMatchObject({
      kind: "incomplete",
      answer: "",
      failure: { code: "BROKER_INCOMPLETE", message: "fast ended its reply without a word" },
    });
    expect(world.turns.map(({ role, status }) => `${role} ${status}`)).toEqual([
      "user complete",
      "assistant incomplete",
    ]);
    expect(world.turns[1]?.written?.end.usage.promptTokens).toBe(10);
  });

  test("is one row, also when its first word is empty", async () => {
    const world = await ask({ replies: [{ events: [say(""), say("Be"), say("")] }] });
    expect(world.turns.map(({ content }) => content)).toEqual(["why?", "Be"]);
  });

  test("that breaks off is kept and not asked for again", async () => {
    const error = failure("BROKER_INCOMPLETE");
    const end = { complete: false, failure: error };
    const world = await ask({ replies: [{ events: [say("Be")], end }, done], fallback: [done] });
    expect(world.outcome).toMatchObject({ kind: "incomplete", failure: error });
    expect(world.sent).toHaveLength(1);
  });

  test("without its end is a bug", async () => {
    const model: Model = {
      ...fakeWorld({ replies: [] }).ports.model,
      async *reply() {
        yield say("x");
      },
    };
    const world = await ask({ replies: [], fallback: [done] }, () => ({ model }));
    expect(String(world.outcome)).toContain("without its end");
  });
});
