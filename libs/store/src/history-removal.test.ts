import { expect, test } from "bun:test";
import { historyId } from "@aish/core";
import { temporaryStore, type TemporaryStore } from "./testing/temporary-store.ts";

const typed = { actor: "user", channel: "sh", turnId: undefined } as const;

function ran({ store, clock, session }: TemporaryStore, command: string, outputPath?: string) {
  const start = { ...typed, cwd: "/srv", sessionId: session, command, startedAt: clock() };
  const end = {
    exitCode: 0,
    signal: undefined,
    durationMs: 1,
    outputBytes: 9,
    outputExcerpt: undefined,
  };
  return store.history.add(start, { ...end, outputPath });
}

test("a removed row is found no more, and its output is named for whoever removes the file", () => {
  using temporary = temporaryStore();
  const { history, directories } = temporary.store;
  const id = ran(temporary, "echo secret", "/outputs/1");
  ran(temporary, "echo secret");
  expect(history.remove(id)).toEqual({ rows: 1, outputPaths: ["/outputs/1"] });
  expect(history.remove(id)).toBeUndefined();
  expect(history.search({ words: ["secret"], limit: 9 })).toHaveLength(1);
  expect(directories.visited(9)).toMatchObject([{ path: "/srv", visits: 1 }]);
});

test("a command is removed wherever it is, and nothing that only resembles it", () => {
  using temporary = temporaryStore();
  const { history, directories } = temporary.store;
  const long = "export TOKEN=abc";
  ran(temporary, long, "/outputs/1");
  ran(temporary, long, "/outputs/2");
  ran(temporary, `${long}d`);
  ran(temporary, "export TOKEN=ABC");
  history.markOutputsRemoved([historyId(2)], temporary.clock());
  expect(history.removeCommand(long)).toEqual({ rows: 2, outputPaths: ["/outputs/1"] });
  expect(history.removeCommand("nothing")).toEqual({ rows: 0, outputPaths: [] });
  const left = history.search({ words: ["token"], limit: 9 }).map(({ command }) => command);
  expect(left).toEqual(["export TOKEN=ABC", `${long}d`]);
  expect(directories.visited(9)).toMatchObject([{ visits: 2 }]);
});

test("of a directory whose last command was removed nothing stays", () => {
  using temporary = temporaryStore();
  ran(temporary, "ls");
  temporary.store.history.removeCommand("ls");
  expect(temporary.store.directories.visited(9)).toEqual([]);
});
