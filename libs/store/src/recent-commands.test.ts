import { expect, test } from "bun:test";
import { openStore } from "./open-store.ts";
import { createClock, temporaryStore, type TemporaryStore } from "./testing/temporary-store.ts";

const typed = { actor: "user", channel: "sh", turnId: undefined, cwd: "/srv" } as const;

function ran(
  { store, clock, session }: TemporaryStore,
  command: string,
  actor: "user" | "model" = "user",
) {
  return store.history.start({ ...typed, actor, sessionId: session, command, startedAt: clock() });
}

const commands = (rows: readonly { readonly command: string }[]) =>
  rows.map(({ command }) => command);

test("recent commands are the person's, newest first, slice by slice", () => {
  using temporary = temporaryStore();
  const { history } = temporary.store;
  ran(temporary, "one");
  ran(temporary, "by model", "model");
  ran(temporary, "two");
  ran(temporary, "three");
  const first = history.recentCommands(2);
  expect(commands(first)).toEqual(["three", "two"]);
  expect(commands(history.recentCommands(2, { beforeId: first[1]?.id }))).toEqual(["one"]);
  expect(commands(history.recentCommands(9, { afterId: first[1]?.id }))).toEqual(["three"]);
  expect(commands(history.recentCommands(3, { who: "everyone" }))).toEqual([
    "three",
    "two",
    "by model",
  ]);
});

test("they say how the command ended, and where it ran", () => {
  using temporary = temporaryStore();
  const { history } = temporary.store;
  const id = ran(temporary, "make");
  const end = {
    exitCode: 2,
    signal: undefined,
    durationMs: 40,
    outputBytes: 0,
    outputPath: undefined,
    outputExcerpt: undefined,
  };
  history.finish(id, end);
  expect(history.recentCommands(1)).toEqual([
    {
      actor: "user",
      channel: "sh",
      cwd: "/srv",
      id,
      command: "make",
      sessionId: temporary.session,
      at: Date.UTC(2026, 0, 1, 0, 0, 1),
      exitCode: 2,
      durationMs: 40,
      signal: undefined,
      host: undefined,
    },
  ]);
});

test("commands are written down with the name of the machine, if it is known", () => {
  const clock = createClock();
  const store = openStore({ path: ":memory:", now: clock, host: () => "workbench" });
  const id = store.history.start({
    ...typed,
    sessionId: undefined,
    command: "ls",
    startedAt: clock(),
  });
  expect(store.history.get(id)?.host).toBe("workbench");
  store.close();
});
