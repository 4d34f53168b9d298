import { expect, test } from "bun:test";
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
