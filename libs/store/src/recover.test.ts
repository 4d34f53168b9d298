import { Database } from "bun:sqlite";
import { describe, expect, test } from "bun:test";
import { closeSync, existsSync, openSync, readdirSync, readFileSync, truncateSync } from "node:fs";
import { realpathSync, statSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { openStore, type Store } from "./open-store.ts";
import { createNumbers } from "./testing/made-up-commands.ts";
import { fillHistory } from "./testing/fill-history.ts";
import { temporaryDirectory, type TemporaryDirectory } from "./testing/temporary-store.ts";

const page = 4096;
const now = () => new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
const open = (path: string) => openStore({ path, now, busyTimeoutMs: 50 });
const sizes = { history: 3000, endedJobs: 200, sessions: 6, turnsPerSession: 30 };

function filled(directory: TemporaryDirectory): string {
  const path = directory.file("aish.db");
  fillHistory(path, sizes);
  return path;
}

function overwrite(path: string, pages: readonly number[], bytes: Uint8Array): void {
  const file = openSync(path, "r+");
  for (const number of pages) writeSync(file, bytes, 0, page, (number - 1) * page);
  closeSync(file);
}

function pagesOf(path: string, table: string, type = "leaf"): number[] {
  const db = new Database(path, { readonly: true });
  const rows = db
    .query("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ? ORDER BY pageno")
    .values(table, type);
  db.close();
  return rows.map(([number]) => Number(number));
}

const below = createNumbers(9);
const noise = Uint8Array.from({ length: page }, () => below(256));
const zeros = new Uint8Array(page);
const middle = (pages: readonly number[]) => pages.slice(pages.length / 3, pages.length / 2);

/** Reads every row of every table and both indexes, as a long session would. */
function readAll(store: Store): void {
  for (const { id } of store.sessions.list({ limit: 99 })) {
    store.turns.last(id, 99);
    store.history.search({ words: [], sessionId: id, limit: 9999 });
  }
  store.history.search({ words: [], limit: 9999 });
  store.history.search({ words: ["git"], cwd: "/home/ada", limit: 9999 });
  for (const words of [["git"], ["status", "zzz"], ["ls"], ["parser"]]) {
    store.history.search({ words, limit: 9999 });
    store.turns.search(words, { limit: 9999 });
  }
  store.jobs.list({ limit: 999 });
}

function metDamage(path: string): boolean {
  let store: Store | undefined;
  try {
    store = open(path);
    if (store.notices.length > 0) return true;
    readAll(store);
    return false;
  } catch (error) {
    expect(error).toMatchObject({ code: "STORE_DAMAGED", hint: expect.stringContaining("again") });
    return true;
  } finally {
    store?.close();
  }
}

const counts = (path: string) => {
  const db = new Database(path, { readonly: true });
  const count = (table: string) =>
    Number(db.query(`SELECT count(*) FROM ${table}`).values()[0]?.[0]);
  const found = {
    integrity: db.query("PRAGMA integrity_check").values()[0]?.[0],
    dangling: db.query("PRAGMA foreign_key_check").all().length,
    sessions: count("sessions"),
    turns: count("turns"),
    history: count("history"),
    jobs: count("jobs"),
  };
  db.close();
  return found;
};

describe("a damaged database is kept, and what can be read of it goes on", () => {
  test.each<[string, number, (path: string) => void]>([
    [
      "pages of commands overwritten in the middle",
      0.5,
      (path) => overwrite(path, middle(pagesOf(path, "history")), noise),
    ],
    [
      "pages of everything overwritten",
      0.3,
      (path) => {
        const all = Array.from({ length: statSync(path).size / page - 40 }, (_, n) => n + 40);
        overwrite(path, middle(all), noise);
      },
    ],
    [
      "an inner page of the commands zeroed",
      0,
      (path) => overwrite(path, pagesOf(path, "history", "internal"), zeros),
    ],
    [
      "sessions lost, whose turns and commands are still there",
      0.99,
      (path) => overwrite(path, pagesOf(path, "sessions"), zeros),
    ],
    [
      "an index of text overwritten",
      1,
      (path) => overwrite(path, middle(pagesOf(path, "history_fts_data")), noise),
    ],
    ["an index overwritten", 1, (path) => overwrite(path, pagesOf(path, "history_by_cwd"), noise)],
    [
      "the pages after the header zeroed",
      0,
      (path) =>
        overwrite(
          path,
          Array.from({ length: 8 }, (_, n) => n + 2),
          zeros,
        ),
    ],
    [
      "the tail cut off, behind the last page of the schema",
      0.2,
      (path) =>
        truncateSync(
          path,
          page *
            Math.max(
              ...pagesOf(path, "sqlite_schema"),
              Math.ceil((0.5 * statSync(path).size) / page),
            ),
        ),
    ],
  ])("%s", (_, share, damage) => {
    using directory = temporaryDirectory();
    const path = filled(directory);
    damage(path);
    const damaged = readFileSync(path);

    expect(metDamage(path)).toBe(true);
    const store = open(path);
    readAll(store);
    store.close();

    expect(readdirSync(directory.path).toSorted()).toEqual([
      "aish.db",
      "aish.db-recovery",
      "aish.db.damaged-20260102T030405Z",
    ]);
    const { history, integrity, dangling, ...others } = counts(path);
    expect({ integrity, dangling }).toEqual({ integrity: "ok", dangling: 0 });
    expect(history).toBeGreaterThanOrEqual(share * sizes.history);
    expect(history).toBeLessThanOrEqual(sizes.history);
    const backup = `${path}.damaged-20260102T030405Z`;
    expect(readFileSync(backup).subarray(0, damaged.length).equals(damaged)).toBe(true);
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
    if (share === 1) expect(others).toEqual({ sessions: 6, turns: 180, jobs: 200 });
  });
});

test("the notice says what was saved and where the damaged file is, once", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  overwrite(path, middle(pagesOf(path, "history")), noise);
  const first = open(path);
  expect(first.notices).toEqual([]);
  expect(() => readAll(first)).toThrow("is damaged");
  first.close();
  const second = open(path);
  const { history } = counts(path);
  expect(second.notices).toEqual([
    `the database was damaged; saved 6 sessions, 180 turns, ${history} commands and 200 jobs, ` +
      `and kept the damaged file as ${path}.damaged-20260102T030405Z`,
  ]);
  expect(open(path).notices).toEqual([]);
});

test("what was in the log of the damaged file is saved too", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  const writer = new Database(path);
  writer.run("PRAGMA wal_autocheckpoint = 0");
  writer.run("UPDATE history SET command = 'from the log' WHERE id = 1");
  const log = readFileSync(`${path}-wal`);
  writer.close();
  overwrite(path, middle(pagesOf(path, "history")), noise);
  writeFileSync(`${path}-wal`, log);
  expect(metDamage(path)).toBe(true);
  expect(open(path).history.search({ words: ["from the log"], limit: 1 })).toHaveLength(1);
});

test("a link to a damaged database goes on pointing at the one in its place", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  overwrite(path, middle(pagesOf(path, "history")), noise);
  const link = directory.file("link.db");
  symlinkSync(path, link);
  expect(metDamage(link)).toBe(true);
  expect(open(link).notices).toHaveLength(1);
  expect(counts(path).integrity).toBe("ok");
  expect(realpathSync(link)).toBe(path);
});

test("a fork whose original was lost is a session like any other", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  const writer = new Database(path);
  // Long titles put the sessions on pages of their own: the first is lost, the others are not.
  writer.run(`UPDATE sessions SET title = printf('%.3000c', 'x') || id;
    UPDATE sessions SET forked_from = (SELECT id FROM sessions ORDER BY rowid LIMIT 1) WHERE rowid > 1;
    DELETE FROM turns; DELETE FROM history; DELETE FROM jobs; DELETE FROM pins`);
  writer.close();
  overwrite(path, pagesOf(path, "sessions").slice(0, 1), zeros);
  expect(metDamage(path)).toBe(true);
  expect(open(path).notices).toHaveLength(1);
  const { integrity, dangling, sessions } = counts(path);
  expect({ integrity, dangling }).toEqual({ integrity: "ok", dangling: 0 });
  expect(sessions).toBe(5);
});

test("ids of lost jobs are not used again", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  overwrite(path, pagesOf(path, "jobs").slice(-1), noise);
  expect(metDamage(path)).toBe(true);
  const job = open(path).jobs.add({
    sessionId: undefined,
    actor: "user",
    command: "true",
    cwd: "/",
    startedAt: now(),
    logPathOf: (id) => `/jobs/${id}/log`,
  });
  expect(Number(job.id)).toBe(sizes.endedJobs + 1);
});

test("a suspicion that proves wrong changes nothing", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  writeFileSync(`${path}-damaged`, "damage was met\n");
  const before = counts(path);
  expect(open(path).notices).toEqual([]);
  expect(counts(path)).toEqual(before);
  expect(existsSync(`${path}-damaged`)).toBe(false);
});

test("nothing is replaced while another process has the file open", () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  overwrite(path, middle(pagesOf(path, "history")), noise);
  const other = open(path);
  other.sessions.list({ limit: 1 });
  expect(metDamage(path)).toBe(true);
  expect(() => open(path)).toThrow(
    expect.objectContaining({ code: "STORE_DAMAGED", message: expect.stringContaining("in use") }),
  );
  other.close();
  expect(open(path).notices).toHaveLength(1);
});

test("of several processes that start on a damaged file one recovers it", async () => {
  using directory = temporaryDirectory();
  const path = filled(directory);
  truncateSync(path, page * 200);
  const script = new URL("testing/open-once.ts", import.meta.url).pathname;
  const children = Array.from({ length: 4 }, () =>
    Bun.spawn([process.execPath, script, path], { stdout: "pipe", stderr: "pipe" }),
  );
  const said = await Promise.all(children.map(async (child) => child.stdout.text()));
  const complaints = await Promise.all(children.map(async (child) => child.stderr.text()));
  expect(complaints.join("")).toBe("");
  const notices: string[] = said.flatMap((text) => JSON.parse(text));
  expect(notices).toHaveLength(1);
  expect(readdirSync(directory.path).filter((name) => name.includes(".damaged-"))).toHaveLength(1);
});
