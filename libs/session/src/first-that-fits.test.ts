import { describe, expect, test } from "bun:test";
import { buildMessages } from "./build-messages.ts";
import { firstThatFits, type TurnSize } from "./first-that-fits.ts";
import type { Turn } from "./ports.ts";
import { numbersFrom } from "./testing/long-conversation.ts";

const sizes = (...tokens: number[]): readonly TurnSize[] =>
  tokens.map((now) => ({ now, later: now }));

describe("of what went before and the steps of the question", () => {
  test.each([
    ["all stays that fits", [40, 40], [20], 0],
    ["half of the room is free again once something goes", [30, 30, 30, 30], [], 3],
    ["the past goes before the steps", [40, 40], [30, 30], 2],
    ["the steps stay while they fit", [40], [45, 45], 1],
    ["the oldest steps go when they do not", [40], [45, 45, 30], 2],
    ["the last turn stays if it fits at all", [30, 90], [], 1],
    ["nothing stays that is too long", [30, 110], [], 2],
    ["a step that is too long goes as well", [], [110], 1],
    ["of nothing nothing goes", [], [], 0],
  ])("%s", (_, past, steps, first) => {
    expect(firstThatFits(sizes(...past), sizes(...steps), 100)).toBe(first);
  });

  test("steps that are left out do not come back", () => {
    const random = numbersFrom(3);
    for (let round = 0; round < 200; round += 1) {
      const steps: TurnSize[] = [];
      let before = 0;
      for (let step = 0; step < 30; step += 1) {
        const later = 1 + Math.floor(random() * 25);
        steps.push({ now: later + Math.floor(random() * 35), later });
        const first = firstThatFits(sizes(40), steps, 100);
        if (before > 1) expect(first).toBeGreaterThanOrEqual(before);
        before = first;
      }
    }
  });
});

const turn = (role: Turn["role"], content: string, status: Turn["status"] = "complete"): Turn => ({
  id: undefined,
  role,
  content,
  status,
});

test("whatever is asked and has happened, no more is sent than fits", () => {
  const random = numbersFrom(11);
  const below = (most: number): number => Math.floor(random() * most);
  const scene = { now: new Date(0), cwd: "/", liveJobs: [], endedJobs: [] };
  for (let round = 0; round < 3000; round += 1) {
    const perToken = 1 + below(4);
    const model = { name: "m", countTokens: (text: string) => Math.ceil(text.length / perToken) };
    const turns = (most: number): Turn[] =>
      Array.from({ length: below(most) }, (_, index) =>
        turn(
          index % 2 === 0 ? "assistant" : "command",
          "x".repeat(below(below(3) === 0 ? 4000 : 90)),
          below(3) === 0 ? "interrupted" : "complete",
        ),
      );
    const question = turn("user", "q".repeat(below(900)));
    const fixed =
      model.countTokens(question.content) + model.countTokens("[now 1970-01-01 00:00 UTC, in /]");
    // Mostly little room besides what cannot be left out.
    const budget = fixed + 24 + 4 + below(below(3) === 0 ? 2000 : 150);
    const built = buildMessages(
      {
        system: "s",
        pins: [],
        goal: undefined,
        past: turns(12),
        question,
        since: turns(12),
        scene,
      },
      model,
      budget,
    );
    expect(built.tokens).toBeLessThanOrEqual(budget);
    expect(built.messages.some(({ content }) => content === question.content)).toBe(true);
  }
});

test("what cannot fit is not even counted, however long the past is", () => {
  let counted = 0;
  const countTokens = (text: string): number => {
    counted += text.length;
    return Math.ceil(text.length / 3);
  };
  const past = Array.from({ length: 10_000 }, () => turn("command", "x".repeat(3000)));
  const scene = { now: new Date(0), cwd: "/", liveJobs: [], endedJobs: [] };
  const question = turn("user", "why?");
  const built = buildMessages(
    { system: "s", pins: [], goal: undefined, past, question, since: [], scene },
    { name: "m", countTokens },
    8000,
  );
  expect(built.leftOut.length).toBeGreaterThan(9990);
  expect(counted).toBeLessThan(200_000);
});
