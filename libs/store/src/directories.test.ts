import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { migrations } from "./migrations.ts";
import { openStore } from "./open-store.ts";
import { fillHistory } from "./testing/fill-history.ts";
import { sqlite3 } from "./testing/sqlite3.ts";
import { temporaryDirectory, temporaryStore } from "./testing/temporary-store.ts";

const about = { sessionId: undefined, turnId: undefined, channel: "sh", command: "ls" } as const;

test("a directory counts what the person ran there, the last visited first", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const ran = (cwd: string, actor: "user" | "model" = "user") => {
    const startedAt = clock();
    store.history.start({ ...about, actor, cwd, startedAt });
    return startedAt;
  };
  ran("/a");
  const lastOfB = ran("/b");
  const lastOfA = ran("/a");
  ran("/c", "model");
  expect(store.directories.visited(9)).toEqual([
    { path: "/a", visits: 2, lastVisit: lastOfA },
    { path: "/b", visits: 1, lastVisit: lastOfB },
  ]);
  expect(store.directories.visited(1)).toHaveLength(1);
  store.directories.forget("/a");
  expect(store.directories.visited(9).map(({ path }) => path)).toEqual(["/b"]);
});

test("a database of before learns its directories when it is first opened", () => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  fillHistory(path, { history: 300, endedJobs: 0, sessions: 1 });
  const counted = sqlite3(path, "SELECT * FROM directories ORDER BY path");
  const db = new Database(path);
  db.run(`DROP INDEX history_by_start; DROP INDEX history_by_channel; DROP TABLE learned; DROP VIEW v_history;
    DROP TRIGGER history_directories_insert; DROP TRIGGER history_directories_delete;
    DROP TABLE directories; ALTER TABLE history DROP COLUMN host; CREATE VIEW v_history AS SELECT 1;
    PRAGMA user_version = ${migrations.findIndex(({ name }) => name === "0003_history-memory")}`);
  db.close();
  openStore({ path, now: () => new Date() }).close();
  expect(sqlite3(path, "SELECT * FROM directories ORDER BY path")).toEqual(counted);
  expect(counted.length).toBeGreaterThan(10);
});
