import { describe, expect, test } from "bun:test";
import { historyId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

const typed = { actor: "user", channel: "sh", turnId: undefined, cwd: "/srv" } as const;

test("a command is there from its start, its end is added", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const startedAt = clock();
  const id = store.history.start({ ...typed, sessionId: session, command: "make", startedAt });
  expect(store.history.get(id)).toMatchObject({
    command: "make",
    startedAt,
    exitCode: undefined,
    durationMs: undefined,
  });

  const turnId = store.turns.add({
    sessionId: session,
    role: "command",
    content: "[1 exited 2] make",
    createdAt: clock(),
  });
  const end = {
    exitCode: 2,
    signal: undefined,
    durationMs: 1500.4,
    outputBytes: 5000,
    outputKeptBytes: 4096,
    outputPath: "/outputs/1",
    outputExcerpt: "make: no rule",
    turnId,
  };
  store.history.finish(id, end);
  expect(store.history.last(session)).toEqual({
    ...typed,
    ...end,
    id,
    sessionId: session,
    command: "make",
    startedAt,
    durationMs: 1500,
    outputRemovedAt: undefined,
    lostAt: undefined,
    host: undefined,
  });
});

test("the last command is that of the session, or of all when none is named", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  expect(store.history.last()).toBeUndefined();
  store.history.start({ ...typed, sessionId: session, command: "one", startedAt: clock() });
  store.history.start({ ...typed, sessionId: undefined, command: "two", startedAt: clock() });
  expect(store.history.last(session)?.command).toBe("one");
  expect(store.history.last()?.command).toBe("two");
  expect(store.history.get(historyId(99))).toBeUndefined();
});

test.each([
  ["a line end", "\n"],
  ["other scripts", "é\u{1F600}"],
  ["what looks like SQL", "'; DROP TABLE history; --"],
  ["a long one", "x".repeat(200_000)],
])("a command is kept as it is: %s", (_, command) => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const id = store.history.start({ ...typed, sessionId: undefined, command, startedAt: clock() });
  expect(store.history.get(id)?.command).toBe(command);
});

test("an output that was never kept takes no part in retention", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const id = store.history.start({
    ...typed,
    sessionId: undefined,
    command: "true",
    startedAt: clock(),
  });
  store.history.finish(id, {
    exitCode: 0,
    signal: undefined,
    durationMs: 1,
    outputBytes: 0,
    outputPath: undefined,
    outputExcerpt: undefined,
  });
  expect(
    store.history.removableOutputs({ before: new Date(2e12), maxTotalBytes: 0, limit: 9 }),
  ).toEqual([]);
});

test("a command that has ended already is written in one go", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const id = store.history.add(
    {
      sessionId: undefined,
      turnId: undefined,
      actor: "script",
      channel: "sh",
      command: "false",
      cwd: "/",
      startedAt: clock(),
    },
    {
      exitCode: 1,
      signal: undefined,
      durationMs: 2.4,
      outputBytes: 0,
      outputPath: undefined,
      outputExcerpt: undefined,
    },
  );
  expect(store.history.get(id)).toMatchObject({ command: "false", exitCode: 1, durationMs: 2 });
});

describe("a command whose end nobody saw", () => {
  function started() {
    const temporary = temporaryStore();
    const { store, clock, session } = temporary;
    const begin = (command: string) =>
      store.history.start({ ...typed, sessionId: session, command, startedAt: clock() });
    const cut = begin("make");
    const done = begin("true");
    store.history.start({ ...typed, sessionId: undefined, command: "make", startedAt: clock() });
    const opened = clock();
    begin("started since");
    store.history.finish(done, { ...seen, durationMs: 1 });
    return { store, clock, session, cut, opened, [Symbol.dispose]: () => store.close() };
  }
  const seen = {
    exitCode: 0,
    signal: undefined,
    durationMs: 10,
    outputBytes: 0,
    outputPath: undefined,
    outputExcerpt: undefined,
  };

  test("is told from those that ended, ran elsewhere or were started since", () => {
    using temporary = started();
    const { store, session, cut, opened } = temporary;
    expect(store.history.unfinished(session, opened)).toMatchObject([{ id: cut, command: "make" }]);
  });

  test("is marked once as lost, and no status is claimed", () => {
    using temporary = started();
    const { store, clock, session, cut, opened } = temporary;
    const now = clock();
    const found = { now, outputBytes: 70, outputPath: "/outputs/1", outputExcerpt: "cc main.c" };
    expect(store.history.interrupted(cut, found)).toBe(true);
    expect(store.history.interrupted(cut, { now: clock() })).toBe(false);
    expect(store.history.unfinished(session, opened)).toEqual([]);
    expect(store.history.get(cut)).toMatchObject({
      exitCode: undefined,
      signal: undefined,
      durationMs: undefined,
      outputBytes: 70,
      outputKeptBytes: 70,
      outputPath: "/outputs/1",
      outputExcerpt: "cc main.c",
      lostAt: now,
    });
    const limits = { before: new Date(0), maxTotalBytes: 0, limit: 9 };
    expect(store.history.removableOutputs(limits)).toMatchObject([{ id: cut, bytes: 70 }]);
  });

  test("may be seen to end all the same, and what was seen stands", () => {
    using temporary = started();
    const { store, clock, cut } = temporary;
    store.history.interrupted(cut, { now: clock() });
    store.history.finish(cut, seen);
    expect(store.history.get(cut)).toMatchObject({ exitCode: 0, lostAt: undefined });
    expect(store.history.interrupted(cut, { now: clock() })).toBe(false);
  });
});
