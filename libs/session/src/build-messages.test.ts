import { AishError, jobId, sessionId } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { buildMessages, type Conversation } from "./build-messages.ts";
import type { Message, Model, Turn } from "./ports.ts";

const turn = (role: Turn["role"], content: string, status: Turn["status"] = "complete"): Turn => ({
  role,
  content,
  status,
});

/** One token per character, so that budgets can be counted by hand. */
function modelOf(context: number): Model {
  return {
    name: "fast",
    context,
    maxTokens: 100,
    countTokens: (text) => text.length,
    reply: () => {
      throw new Error("nobody asks");
    },
  };
}

const scene = {
  now: new Date("2026-11-21T10:05:00.000Z"),
  cwd: "/home/ada",
  liveJobs: [],
  endedJobs: [],
};
const facts = "[now 2026-11-21 10:05 UTC, in /home/ada]";

function build(change: Partial<Conversation>, context = 100_000): readonly Message[] {
  const question = turn("user", "why?");
  return buildMessages(
    { system: "be brief", past: [], question, since: [], scene, ...change },
    modelOf(context),
  );
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
      { role: "user", content: `why?\n\n${facts}` },
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
    expect(last?.content).toBe(`why?\n\n${facts}\n[bg:3 running for 60s] make -j8`);
  });

  test("has alternating roles, whatever came after what", () => {
    const past = [
      turn("command", "[command 1]"),
      turn("user", "a"),
      turn("user", "b"),
      turn("assistant", "c", "interrupted"),
      turn("assistant", "d"),
      turn("job", "[bg:1 exited 0]"),
    ];
    const since = [
      turn("assistant", "e"),
      turn("command", "[command 2]"),
      turn("note", "[not run]"),
    ];
    expect(build({ past, since }).map(({ role, content }) => `${role}: ${content}`)).toEqual([
      "system: be brief",
      "user: [command 1]\n\na\n\nb",
      "assistant: c\n[this was cut off]\n\nd",
      "user: [bg:1 exited 0]\n\nwhy?",
      "assistant: e",
      `user: [command 2]\n\n[not run]\n\n${facts}`,
    ]);
  });

  test("never begins with the assistant", () => {
    expect(build({ past: [turn("assistant", "a")] }).map(({ role }) => role)).toEqual([
      "system",
      "user",
    ]);
  });
});

describe("what does not fit", () => {
  const long = Array.from({ length: 40 }, (_, index) =>
    turn(index % 2 === 0 ? "user" : "assistant", `${index} ${"x".repeat(50)}`),
  );
  test("is left out, the oldest first and whole, and never more is sent than fits", () => {
    for (const context of [450, 800, 1200, 2000, 3000]) {
      const sent = build({ past: long }, context);
      expect(total(sent)).toBeLessThanOrEqual(context - 100);
      expect(sent.map(({ role }) => role)[1]).toBe("user");
      const bodies = sent.slice(1, -1).map(({ content }) => content);
      const expected = long.slice(long.length - bodies.length).map(({ content }) => content);
      expect(bodies).toEqual(expected);
    }
  });

  test("does not take the question away, and says that steps are missing", () => {
    const since = long.map(({ role, content }) =>
      turn(role === "user" ? "assistant" : "command", content),
    );
    const sent = build({ past: long, since }, 800);
    expect(sent[1]?.content).toStartWith("why?\n\n[earlier steps are left out");
    expect(sent.at(-1)?.content).toContain("39 x");
    expect(total(sent)).toBeLessThanOrEqual(700);
  });

  test.each(["since", "past"] as const)("is shortened if it is one long turn, %s", (where) => {
    const turns = [turn("assistant", "a"), turn("command", `[head] ${"y".repeat(5000)} end>>>`)];
    const sent = build({ [where]: turns }, 900);
    const last = sent.map(({ content }) => content).join("\n");
    expect(last).toContain("[head] y");
    expect(last).toMatch(/\[\d+ characters left out here\]/);
    expect(last).toContain("end>>>");
    expect(total(sent)).toBeLessThanOrEqual(800);
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
