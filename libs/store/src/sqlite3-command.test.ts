import { afterAll, beforeAll, expect, test } from "bun:test";
import { openStore } from "./open-store.ts";
import { fillHistory } from "./testing/fill-history.ts";
import type { BusyTask } from "./testing/busy-process.ts";
import { sqlite3 } from "./testing/sqlite3.ts";
import { temporaryDirectory, type TemporaryDirectory } from "./testing/temporary-store.ts";

const objects = [
  ..."sessions turns history directories learned jobs pins about".split(" "),
  ..."v_sessions v_turns v_history v_jobs v_usage history_text".split(" "),
  ..."history_fts turns_fts".split(" "),
];
const script = new URL("testing/busy-process.ts", import.meta.url).pathname;

let directory: TemporaryDirectory;
let path: string;
beforeAll(() => {
  directory = temporaryDirectory();
  path = directory.file("aish.db");
  fillHistory(path, { history: 500, endedJobs: 50, sessions: 3 });
});
afterAll(() => directory[Symbol.dispose]());

test("the list of tables and views here is the list in the database", () => {
  const names = sqlite3(
    path,
    `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'
     AND name NOT GLOB '*_fts_*' ORDER BY 1`,
  );
  expect(names).toEqual(objects.toSorted());
});

test.each(objects.map((name) => [name]))("the sqlite3 command reads %s", (name) => {
  expect(Number(sqlite3(path, `SELECT count(*) FROM (SELECT * FROM ${name})`)[0])).toBeGreaterThan(
    0,
  );
});

test.each([
  ["history_fts", "history_fts MATCH '\"status\"'"],
  ["turns_fts", "turns_fts MATCH 'lock'"],
])("the sqlite3 command searches %s", (name, condition) => {
  const [found] = sqlite3(path, `SELECT count(*) FROM ${name} WHERE ${condition}`);
  expect(Number(found)).toBeGreaterThan(0);
});

test("the sqlite3 command can write what we then find", () => {
  sqlite3(
    path,
    `INSERT INTO history (actor, channel, command, cwd, started_at)
     VALUES ('script', 'sh', 'typed by hand', '/', strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
  );
  const store = openStore({ path, now: () => new Date() });
  const found = () => store.history.search({ words: ["by hand"], limit: 9 }).length;
  expect(found()).toBe(1);
  sqlite3(path, "UPDATE history SET command = 'typed at leisure' WHERE command = 'typed by hand'");
  expect([found(), store.history.search({ words: ["leisure"], limit: 9 }).length]).toEqual([0, 1]);
  sqlite3(path, "DELETE FROM history WHERE command = 'typed at leisure'");
  expect(store.history.search({ words: ["leisure"], limit: 9 })).toEqual([]);
  store.close();
});

test("it reads while we write, and after the writer was killed", async () => {
  using other = temporaryDirectory();
  const live = other.file("aish.db");
  const task: BusyTask = { path: live, number: 0, beginAt: 0, milliseconds: 60_000 };
  const writer = Bun.spawn([process.execPath, script, JSON.stringify(task)], { stdout: "ignore" });
  const deadline = Date.now() + 10_000;
  const turns = () => {
    const store = openStore({ path: live, now: () => new Date() });
    const count = store.turns.rows({ limit: 999 }).length;
    store.close();
    return count;
  };
  while (turns() < 20 && Date.now() < deadline) await Bun.sleep(5);
  const readEverything = () => {
    for (const name of objects) {
      if (name === "v_usage") continue; // nothing was asked of a model
      const [count] = sqlite3(live, `SELECT count(*) FROM (SELECT * FROM ${name})`);
      expect(Number(count), name).toBeGreaterThan(0);
    }
  };
  readEverything();
  expect(writer.exitCode).toBeNull();
  writer.kill("SIGKILL");
  await writer.exited;
  readEverything();
  expect(sqlite3(live, "PRAGMA integrity_check")).toEqual(["ok"]);
  expect(
    sqlite3(live, "INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)"),
  ).toEqual([]);
}, 30_000);
