import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import type { NewTurn } from "./turns.ts";
import { temporaryStore } from "./testing/temporary-store.ts";

const copy = sessionId("fffffffff1");

/** Five turns, of which the fourth sums up the first two. */
function filled() {
  const temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const other = sessionId("zzzzzzzzzz");
  store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
  const add = (turn: Pick<NewTurn, "role" | "content"> & Partial<NewTurn>) => {
    store.turns.add({ sessionId: other, role: "note", content: "elsewhere", createdAt: clock() });
    return store.turns.add({ sessionId: session, createdAt: clock(), ...turn });
  };
  add({ role: "user", content: "why?" });
  const summaryUntil = add({
    role: "assistant",
    content: "because",
    model: "small",
    reasoning: "hm",
    promptTokens: 7,
    completionTokens: 3,
    durationMs: 9,
    tokensPerSecond: 3,
    cost: 0.5,
    requestPath: "/requests/1",
    requestBytes: 10,
  });
  add({ role: "user", content: "how?" });
  add({ role: "summary", content: "it was about a reason", summaryUntil });
  add({ role: "assistant", content: "so", status: "interrupted" });
  store.pins.add(session, "never push", clock());
  return temporary;
}

test("a fork begins with the directory, model, pins and turns of the other", () => {
  using temporary = filled();
  const { store, clock, session } = temporary;
  store.sessions.update(session, { title: "reasons", cwd: "/srv" }, clock());
  const now = clock();
  const forked = {
    id: copy,
    title: "reasons (fork)",
    cwd: "/srv",
    model: "small",
    createdAt: now,
    updatedAt: now,
    endedAt: undefined,
    forkedFrom: session,
    forkedAt: 5,
  };
  expect(store.sessions.fork({ id: copy, from: session, at: undefined, now })).toEqual({
    kind: "forked",
    session: forked,
  });
  expect(store.sessions.get(copy)).toEqual(forked);
  expect(store.pins.list(copy)).toMatchObject([{ sessionId: copy, content: "never push" }]);
  const parts = (id: typeof copy) =>
    store.turns
      .last(id, 9)
      .map(({ seq, role, content, status, model, reasoning, createdAt }) =>
        Object.values({ seq, role, content, status, model, reasoning, createdAt }),
      );
  expect(parts(copy)).toEqual(parts(session));
  expect(store.turns.search(["because"], { sessionId: copy, limit: 9 })).toHaveLength(1);
});

test("what was measured and paid stays with the other", () => {
  using temporary = filled();
  const { store, clock, session } = temporary;
  store.sessions.fork({ id: copy, from: session, at: 2, now: clock() });
  expect(store.turns.last(copy, 1)[0]).toMatchObject({
    promptTokens: undefined,
    completionTokens: undefined,
    durationMs: undefined,
    tokensPerSecond: undefined,
    cost: undefined,
    requestPath: undefined,
    requestBytes: undefined,
  });
});

test.each([
  ["all", undefined, ["it was about a reason", "how?", "so"]],
  ["up to the summary", 4, ["it was about a reason", "how?"]],
  ["before there was a summary", 3, ["why?", "because", "how?"]],
  ["the first alone", 1, ["why?"]],
])("the model is told in a fork of %s what it would have been told there", (_, at, expected) => {
  using temporary = filled();
  const { store, clock, session } = temporary;
  store.sessions.fork({ id: copy, from: session, at, now: clock() });
  store.turns.add({ sessionId: copy, role: "user", content: "and now?", createdAt: clock() });
  expect(store.turns.forModel(copy, 9).map(({ content }) => content)).toEqual([
    ...expected,
    "and now?",
  ]);
  expect(store.turns.last(copy, 1)[0]?.seq).toBe((at ?? 5) + 1);
  expect(store.turns.last(session, 1)[0]?.content).toBe("so");
});

test.each([
  ["a session that is not there", "nobody", undefined, { kind: "noSession" }],
  ["a number beyond the last", "abcdefghjk", 6, { kind: "noTurn", last: 5 }],
  ["the number 0", "abcdefghjk", 0, { kind: "noTurn", last: 5 }],
  ["any number of an empty session", "empty", 1, { kind: "noTurn", last: undefined }],
])("%s cannot be forked, and nothing is left of the try", (_, from, at, expected) => {
  using temporary = filled();
  const { store, clock } = temporary;
  store.sessions.create({ id: sessionId("empty"), cwd: "/", model: undefined, now: clock() });
  const fork = { id: copy, from: sessionId(from), at, now: clock() };
  expect(store.sessions.fork(fork)).toEqual(expected as never);
  expect(store.sessions.get(copy)).toBeUndefined();
});

test("an empty session can be forked as a whole", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  expect(
    store.sessions.fork({ id: copy, from: session, at: undefined, now: clock() }),
  ).toMatchObject({ kind: "forked", session: { title: undefined, forkedAt: undefined } });
  store.turns.add({ sessionId: copy, role: "user", content: "hello", createdAt: clock() });
  expect(store.turns.last(copy, 9)).toMatchObject([{ seq: 1 }]);
});

test("every fork has a title of its own", () => {
  using temporary = filled();
  const { store, clock, session } = temporary;
  store.sessions.update(session, { title: "100% (forks)" }, clock());
  const titles = ["fork1", "fork2", "fork3"].map((name, number) => {
    const from = number === 2 ? sessionId("fork2") : session;
    const fork = store.sessions.fork({ id: sessionId(name), from, at: 1, now: clock() });
    return fork.kind === "forked" ? fork.session.title : fork.kind;
  });
  expect(titles).toEqual(["100% (forks) (fork)", "100% (forks) (fork 2)", "100% (forks) (fork 3)"]);
});
