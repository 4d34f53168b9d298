import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

const titles = [
  ["0aaaaaaaaa", "fix the parser"],
  ["0abbbbbbbb", "Fix the printer"],
  ["1ccccccccc", "École"],
  ["2ddddddddd", undefined],
  ["3eeeeeeeee", "2d"],
] as const;

function filled() {
  const temporary = temporaryStore();
  for (const [id, title] of titles) {
    const { store, clock } = temporary;
    store.sessions.create({ id: sessionId(id), cwd: "/", model: undefined, now: clock() });
    store.sessions.update(sessionId(id), { title }, clock());
  }
  return temporary;
}

test.each([
  ["0aaaaaaaaa", "0aaaaaaaaa", "a whole id"],
  ["1", "1ccccccccc", "a unique beginning of an id"],
  ["1CC", "1ccccccccc", "in capitals too"],
  ["fix the parser", "0aaaaaaaaa", "a whole title"],
  ["FIX THE P", undefined, "a beginning that two titles share"],
  ["fix the pri", "0abbbbbbbb", "a unique beginning of a title"],
  ["école", "1ccccccccc", "a title in another case, also beyond ASCII"],
  ["0a", undefined, "a beginning that two ids share"],
  ["2d", "2ddddddddd", "an id before a title"],
  ["last", "3eeeeeeeee", "the most recently used"],
  ["%", "none", "a wildcard is only a letter"],
  ["", "none", "nothing names nothing"],
])("%p finds %p: %s", (reference, expected) => {
  using temporary = filled();
  const match = temporary.store.sessions.find(reference);
  if (expected === "none") expect(match).toEqual({ kind: "none" });
  else if (expected === undefined) expect(match).toMatchObject({ kind: "ambiguous" });
  else expect(match).toMatchObject({ kind: "found", session: { id: expected } });
});

test("what happens in a session makes it the last", () => {
  using temporary = filled();
  const { store, clock } = temporary;
  const id = sessionId("0aaaaaaaaa");
  store.turns.add({ sessionId: id, role: "user", content: "hello", createdAt: clock() });
  expect(store.sessions.find("last")).toMatchObject({ kind: "found", session: { id } });
});

test("a list is newest first, with counts and a label", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  expect(store.sessions.list({ limit: 5 })[0]).toMatchObject({ label: undefined, turns: 0 });

  const command = { actor: "user", channel: "sh", cwd: "/", turnId: undefined } as const;
  store.history.start({
    ...command,
    sessionId: session,
    command: "make",
    startedAt: clock(),
  });
  expect(store.sessions.list({ limit: 5 })[0]).toMatchObject({ label: "make", commands: 1 });

  store.turns.add({ sessionId: session, role: "user", content: "why?", createdAt: clock() });
  store.jobs.add({
    sessionId: session,
    actor: "user",
    command: "sleep 9",
    cwd: "/",
    startedAt: clock(),
    logPathOf: (id) => `/jobs/${id}/log`,
  });
  expect(store.sessions.list({ limit: 5 })[0]).toMatchObject({
    label: "why?",
    turns: 1,
    commands: 1,
    liveJobs: 1,
  });

  store.sessions.update(session, { title: "builds" }, clock());
  const other = sessionId("zzzzzzzzzz");
  store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
  expect(store.sessions.list({ limit: 5 }).map(({ id, label }) => [id, label])).toEqual([
    [other, undefined],
    [session, "builds"],
  ]);
  expect(store.sessions.list({ limit: 1 })).toHaveLength(1);
});

test("an update changes what it names; an ended session can be reopened", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  store.sessions.update(session, { cwd: "/srv" }, clock());
  expect(store.sessions.get(session)).toMatchObject({ cwd: "/srv", model: "small" });
  const end = clock();
  store.sessions.end(session, end);
  expect(store.sessions.get(session)?.endedAt).toEqual(end);
  store.sessions.reopen(session, clock());
  expect(store.sessions.get(session)?.endedAt).toBeUndefined();
  expect(store.sessions.get(sessionId("nonesuch"))).toBeUndefined();
});

test("raw rows have the table's own column names", () => {
  using temporary = temporaryStore();
  expect(temporary.store.sessions.rows({ limit: 1 })).toEqual([
    {
      id: "abcdefghjk",
      title: null,
      cwd: "/home/ada",
      model: "small",
      created_at: "2026-01-01T00:00:00.000Z",
      updated_at: "2026-01-01T00:00:00.000Z",
      ended_at: null,
      forked_from: null,
      forked_at: null,
    },
  ]);
});
