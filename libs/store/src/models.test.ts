import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

function filled() {
  const temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const reply = { sessionId: session, role: "assistant", content: "" } as const;
  const add = (model: string, tokensPerSecond?: number, firstTokenMs?: number) =>
    store.turns.add({ ...reply, model, tokensPerSecond, firstTokenMs, createdAt: clock() });
  return { ...temporary, add };
}

test("speeds are the last and the mean of those that are known, by the name of the model", () => {
  using temporary = filled();
  const { store, add } = temporary;
  expect(store.models.speeds()).toEqual([]);
  add("small", 10, 300);
  add("small", 30);
  add("big", 5.5, 2000);
  add("small");
  add("silent");
  expect(store.models.speeds()).toEqual([
    {
      model: "big",
      last: { tokensPerSecond: 5.5, firstTokenMs: 2000 },
      lastAt: new Date("2026-01-01T00:00:03.000Z"),
      average: { tokensPerSecond: 5.5, firstTokenMs: 2000 },
      replies: 1,
    },
    {
      model: "small",
      last: { tokensPerSecond: 30, firstTokenMs: undefined },
      lastAt: new Date("2026-01-01T00:00:02.000Z"),
      average: { tokensPerSecond: 20, firstTokenMs: 300 },
      replies: 2,
    },
  ]);
});

test("only the newest twenty replies count", () => {
  using temporary = filled();
  const { store, add } = temporary;
  add("small", 1000);
  for (let reply = 0; reply < 20; reply++) add("small", 10);
  expect(store.models.speeds()).toMatchObject([{ average: { tokensPerSecond: 10 }, replies: 20 }]);
});

test("what a fork took over is no other reply", () => {
  using temporary = filled();
  const { store, add, clock, session } = temporary;
  add("small", 10);
  store.sessions.fork({ id: sessionId("fork"), from: session, at: undefined, now: clock() });
  expect(store.models.speeds()).toMatchObject([{ replies: 1 }]);
});
