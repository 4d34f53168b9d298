import { expect, test } from "bun:test";
import type { Channel } from "@aish/core";
import type { HistorySearch } from "./history-search.ts";
import { openStore } from "./open-store.ts";
import { createClock } from "./testing/temporary-store.ts";

interface Ran {
  readonly command: string;
  readonly cwd?: string;
  readonly channel?: Channel;
}

function found(rows: readonly Ran[], search: Partial<HistorySearch>, host?: string): string[] {
  const clock = createClock();
  const store = openStore({
    path: ":memory:",
    now: clock,
    host: host === undefined ? undefined : () => host,
  });
  const about = { sessionId: undefined, turnId: undefined, actor: "user" } as const;
  for (const { command, cwd = "/", channel = "sh" } of rows) {
    store.history.start({ ...about, command, cwd, channel, startedAt: clock() });
  }
  const commands = store.history
    .search({ words: [], limit: 9, ...search })
    .map(({ command }) => command);
  store.close();
  return commands;
}

const places = ["/r", "/r/a", "/r/a/b", "/r-x", "/r.x", "/r0", "/s", "/"].map((cwd) => ({
  command: `in ${cwd}`,
  cwd,
}));

test.each<[string, Partial<HistorySearch>, readonly string[]]>([
  ["a root and all below, but no neighbour", { under: "/r" }, ["in /r/a/b", "in /r/a", "in /r"]],
  ["with words as well", { under: "/r", words: ["in /r"] }, ["in /r/a/b", "in /r/a", "in /r"]],
  ["a slash at its end changes nothing", { under: "/r/" }, ["in /r/a/b", "in /r/a", "in /r"]],
])("under %s", (_, search, expected) => {
  expect(found(places, search)).toEqual([...expected]);
});

test("under / is everything", () => {
  expect(found(places, { under: "/" })).toHaveLength(places.length);
});

const starts = [
  "git status",
  "Git x",
  "legit git st",
  "git stash pop of a long name",
  "git stash pop of another",
  "é1",
].map((command) => ({ command }));

test.each<[string, readonly string[]]>([
  ["git st", ["git stash pop of another", "git stash pop of a long name", "git status"]],
  ["git stash pop of a l", ["git stash pop of a long name"]],
  ["git stash pop", ["git stash pop of another", "git stash pop of a long name"]],
  ["git stash po", ["git stash pop of another", "git stash pop of a long name"]],
  ["é", ["é1"]],
  ["x", []],
])("lines that begin with %s, newest first", (startsWith, expected) => {
  expect(found(starts, { startsWith })).toEqual([...expected]);
});

test.each<[Channel, readonly string[]]>([
  ["sh", ["one"]],
  ["ts", ["two"]],
  ["kai", []],
])("what ran in %s", (channel, expected) => {
  const rows: Ran[] = [{ command: "one" }, { command: "two", channel: "ts" }];
  expect(found(rows, { channel })).toEqual([...expected]);
});

test.each([
  ["the same", "here", ["ls"]],
  ["another", "there", []],
  ["an unknown", undefined, ["ls"]],
])("a search for this host finds what ran on %s", (_, host, expected) => {
  expect(found([{ command: "ls" }], { host: "here" }, host)).toEqual(expected);
});
