import { AishError, jobId, sessionId } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { buildMessages, type BuiltRequest, type Conversation } from "./build-messages.ts";
import type { Message, Turn } from "./ports.ts";

const turn = (role: Turn["role"], content: string, status: Turn["status"] = "complete"): Turn => ({
  id: undefined,
  role,
  content,
  status,
});

/** One token per character, so that budgets can be counted by hand. */
const model = { name: "fast", countTokens: (text: string) => text.length };

const scene = {
  now: new Date("2026-11-21T10:05:00.000Z"),
  cwd: "/home/ada",
  liveJobs: [],
  endedJobs: [],
};
const facts = "[now 2026-11-21 10:05 UTC, in /home/ada]";

function request(change: Partial<Conversation>, budget = 100_000): BuiltRequest {
  const plain: Conversation = {
    system: "be brief",
    pins: [],
    goal: undefined,
    past: [],
    question: turn("user", "why?"),
    since: [],
    scene,
  };
  return buildMessages({ ...plain, ...change }, model, budget);
}

function build(change: Partial<Conversation>, budget?: number): readonly Message[] {
  return request(change, budget).messages;
}

const total = (messages: readonly Message[]): number =>
  messages.reduce((sum, { content }) => sum + content.length, 0);

describe("a request", () => {
  test("is the system's text, then what was said, with what changes at the very end", () => {
    const past = [turn("user", "hi"), turn("assistant", "hello")];
    expect(build({ past })).toEqual([
      { role: "system", content: "be brief" },
      { role: "user", content: "hi" },
      { role: "assistant", content: "hello" },
      { role: "user", content: "why?" },
      { role: "user", content: facts },
    ]);
  });

  test("names the jobs that run", () => {
    const job = {
      id: jobId(3),
      sessionId: sessionId("s"),
      actor: "user",
      command: "make\n-j8",
      cwd: "/",
      logPath: "/l",
      startedAt: new Date("2026-11-21T10:04:00.000Z"),
      status: "starting",
    } as const;
    const last = build({ scene: { ...scene, liveJobs: [job] } }).at(-1);
    expect(last?.content).toBe(`${facts}\n[bg:3 running for 60s] make -j8`);
  });

  test("tells what came of a reply's steps from what stands for itself", () => {
    const past = [
      turn("command", "[command 1]"),
      turn("user", "a"),
      turn("assistant", "b", "interrupted"),
      turn("note", "[not run] x"),
      turn("job", "[bg:1 exited 0]"),
    ];
    const since = [turn("assistant", "e"), turn("command", "[command 2]")];
    expect(build({ past, since }).map(({ role, content }) => `${role}: ${content}`)).toEqual([
      "system: be brief",
      "user: [command 1]",
      "user: a",
      "assistant: b\n[this was cut off]",
      "result: [not run] x",
      "result: [bg:1 exited 0]",
      "user: why?",
      "assistant: e",
      "result: [command 2]",
      `user: ${facts}`,
    ]);
  });

  test("never begins with the assistant", () => {
    const sent = build({ past: [turn("assistant", "a"), turn("command", "[command 2]")] });
    expect(sent.map(({ role }) => role)).toEqual(["system", "user", "user", "user"]);
  });

  test("keeps an answer whose question went into the summary", () => {
    const past = [turn("summary", "s"), turn("assistant", "a"), turn("user", "b")];
    expect(build({ past }).map(({ role }) => role)).toEqual([
      "system",
      "user",
      "assistant",
      "user",
      "user",
      "user",
    ]);
  });

  test("has what must not be forgotten in front, and the goal once its turn is gone", () => {
    const pins = ["the port is 8080", "never push"];
    const goal = "make it build";
    const before = build({ pins, goal, past: [turn("user", goal)] });
    expect(before[1]?.content).toBe(
      "[the person wants this never to be forgotten]\nthe port is 8080\nnever push",
    );
    const after = build({ goal, past: [turn("summary", "it failed"), turn("user", "b")] });
    expect(after[1]?.content).toBe(
      "[the conversation began with this request]\nmake it build\n\n" +
        "[a summary of what went before]\nit failed",
    );
    expect(after[2]?.content).toBe("b");
  });
});

describe("what does not fit", () => {
  const long = Array.from({ length: 40 }, (_, index) =>
    turn(index % 2 === 0 ? "user" : "assistant", `${index} ${"x".repeat(50)}`),
  );
  test("is left out, the oldest first and whole, and never more is sent than fits", () => {
    for (const budget of [350, 700, 1100, 1900, 2500]) {
      const { messages, leftOut, tokens } = request({ past: long }, budget);
      expect(tokens).toBeLessThanOrEqual(budget);
      expect(total(messages) + 8 * messages.length).toBe(tokens);
      expect(messages.map(({ role }) => role)[1]).toBe("user");
      expect(leftOut).toEqual(long.slice(0, leftOut.length));
      const bodies = messages.slice(1, -2).map(({ content }) => content);
      const expected = long.slice(leftOut.length).map(({ content }) => content);
      expect(bodies).toEqual(
        long[leftOut.length]?.role === "assistant" ? expected.slice(1) : expected,
      );
    }
  });

  test("is so much at once that the beginning then holds for many turns", () => {
    let past = long;
    const { leftOut } = request({ past }, 1900);
    expect(leftOut.length).toBeGreaterThan(5);
    past = past.slice(leftOut.length);
    for (let more = 0; more < 10; more += 1) {
      past = [...past, turn("user", `${more} ${"z".repeat(50)}`)];
      expect(request({ past }, 1900).leftOut).toEqual([]);
    }
  });

  test("does not take the question away, and says which steps are missing", () => {
    const since = long.map(({ role, content }) =>
      turn(role === "user" ? "assistant" : "command", content),
    );
    const { messages, tokens, leftOut } = request({ past: long, since }, 900);
    expect(leftOut).toEqual(long);
    expect(messages[1]?.content).toBe("why?");
    expect(messages[2]?.content).toStartWith("[earlier steps are left out here");
    expect(messages.at(-2)?.content).toContain("39 x");
    expect(tokens).toBeLessThanOrEqual(900);
  });

  test.each(["since", "past"] as const)("is shortened if it is one long turn, %s", (where) => {
    const turns = [turn("assistant", "a"), turn("command", `[head] ${"y".repeat(5000)} end>>>`)];
    const sent = build({ [where]: turns }, 900);
    const last = sent.map(({ content }) => content).join("\n");
    expect(last).toContain("[head] y");
    expect(last).toMatch(/\[\d+ characters left out here\]/);
    expect(last).toContain("end>>>");
    expect(total(sent)).toBeLessThanOrEqual(900);
  });

  test("is refused if it is the question itself", () => {
    let thrown: unknown;
    try {
      build({ question: turn("user", "x".repeat(2000)) }, 1000);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AishError);
    expect(String(thrown)).toMatch(/the question needs about \d+ tokens, but fast takes/);
  });
});
