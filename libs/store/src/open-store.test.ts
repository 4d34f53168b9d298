import { Database } from "bun:sqlite";
import { describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sessionId, turnId } from "@aish/core";
import { applicationId } from "./migrate.ts";
import { migrations } from "./migrations.ts";
import { openStore, type Store } from "./open-store.ts";
import { createClock, temporaryDirectory } from "./testing/temporary-store.ts";

const now = createClock();
const open = (path: string) => openStore({ path, now, busyTimeoutMs: 50 });

function write(store: Store): void {
  const id = sessionId(`s${now().getTime()}`);
  store.sessions.create({ id, cwd: "/", model: undefined, now: now() });
}

function failure(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** Permissions mean nothing to root, so that root looks as somebody else. */
function asOrdinaryUser<Result>(work: () => Result): Result {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const pragma = (db: Database, name: string) => db.query(`PRAGMA ${name}`).values()[0]?.[0];

describe("a new database", () => {
  test("is made with its directories, for its owner alone", () => {
    using directory = temporaryDirectory();
    const path = directory.file("share/aish/aish.db");
    const store = open(path);
    write(store);
    expect(mode(path)).toBe("600");
    expect(mode(`${path}-wal`)).toBe("600");
    expect(mode(directory.file("share"))).toBe("700");
    expect(mode(directory.file("share/aish"))).toBe("700");
    store.close();
  });

  test("is in WAL mode, can be vacuumed step by step, and is one file after close", () => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    const store = open(path);
    expect(store).toMatchObject({ path, journalMode: "wal", notices: [] });
    write(store);
    store.close();
    store.close();
    expect(readdirSync(directory.path)).toEqual(["aish.db"]);
    const db = new Database(path, { readonly: true });
    expect(pragma(db, "auto_vacuum")).toBe(2);
    expect(pragma(db, "journal_mode")).toBe("wal");
    expect(pragma(db, "integrity_check")).toBe("ok");
    db.close();
  });

  test("may be an empty file that was there", () => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    writeFileSync(path, "");
    write(open(path));
    expect(open(path).sessions.rows({ limit: 9 })).toHaveLength(1);
  });

  test("takes another journal where shared memory cannot be had", () => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    mkdirSync(`${path}-shm`);
    const store = open(path);
    expect(store.journalMode).toBe("truncate");
    write(store);
    expect(open(path).journalMode).toBe("truncate");
    expect(store.sessions.rows({ limit: 9 })).toHaveLength(1);
  });
});

/** As an aish left it that knew only the first `version` migrations. */
function makeOld(path: string, version: number): void {
  const db = new Database(path);
  db.run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL");
  for (const { sql } of migrations.slice(0, version)) db.run(sql);
  db.run(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}`);
  db.run(`
    INSERT INTO sessions (id, title, cwd, created_at, updated_at)
    VALUES ('old', 'builds', '/srv', '2025-01-01T00:00:00.000Z', '2025-01-02T00:00:00.000Z');
    INSERT INTO turns (session_id, seq, role, content, model, prompt_tokens, created_at)
    VALUES ('old', 1, 'user', 'why does the parser hang?', NULL, NULL, '2025-01-01T00:00:01.000Z'),
      ('old', 2, 'assistant', 'it waits for a lock', 'small', 40, '2025-01-01T00:00:02.000Z');
    INSERT INTO history (session_id, turn_id, actor, channel, command, cwd, exit_code, started_at)
    VALUES ('old', 2, 'model', 'sh', 'lslocks --all', '/srv', 0, '2025-01-01T00:00:03.000Z');
    INSERT INTO jobs (session_id, actor, command, cwd, status, log_path, started_at, ended_at)
    VALUES ('old', 'user', 'make', '/srv', 'lost', '/log', '2025-01-01T00:00:04.000Z',
      '2025-01-01T00:00:05.000Z')`);
  db.close();
}

test.each([1, 2])("a database of schema %p is migrated and keeps everything", (version) => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  makeOld(path, version);
  const store = open(path);
  expect(store.notices).toEqual([]);
  const old = sessionId("old");
  expect(store.sessions.get(old)).toMatchObject({ title: "builds", forkedFrom: undefined });
  expect(store.turns.forModel(old, 9)).toMatchObject([
    { seq: 1, content: "why does the parser hang?", cost: undefined },
    { seq: 2, model: "small", promptTokens: 40, tokensEstimated: undefined },
  ]);
  expect(store.history.last(old)).toMatchObject({ exitCode: 0, turnId: 2, lostAt: undefined });
  expect(store.jobs.list({ limit: 9 })).toMatchObject([{ status: "lost" }]);
  if (version === 2) {
    // The full text is older than the migration, and is still kept in step.
    expect(store.turns.search(["lock"], { limit: 9 })).toHaveLength(1);
    store.turns.update(turnId(2), { content: "it sleeps" });
    expect(store.turns.search(["lock"], { limit: 9 })).toEqual([]);
    expect(store.turns.search(["sleeps"], { limit: 9 })).toHaveLength(1);
    expect(store.history.search({ words: ["locks"], limit: 9 })).toHaveLength(1);
  }
  store.close();

  using fresh = temporaryDirectory();
  open(fresh.file("aish.db")).close();
  const [migrated, made] = [path, fresh.file("aish.db")].map((file) => {
    const db = new Database(file, { readonly: true });
    const state = {
      version: pragma(db, "user_version"),
      integrity: pragma(db, "integrity_check"),
      about: db.query("SELECT * FROM about ORDER BY name").all(),
      schema: db.query("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").values(),
    };
    db.close();
    return state;
  });
  expect(migrated).toEqual(made);
  expect(migrated).toMatchObject({ version: migrations.length, integrity: "ok" });
});

describe("what is in the way is said, and left as it was", () => {
  test("a newer schema", () => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    open(path).close();
    const db = new Database(path);
    db.run("PRAGMA user_version = 99");
    db.close();
    expect(failure(() => open(path))).toMatchObject({
      code: "STORE_NEWER",
      message: expect.stringContaining("schema 99"),
      hint: expect.stringContaining("upgrade aish"),
    });
  });

  test.each([
    ["no database", "not a database, only a long enough line of text\n".repeat(99)],
    ["a short text", "notes\n"],
    ["zeros", "\0".repeat(8192)],
  ])("a file that is %s", (_, text) => {
    using directory = temporaryDirectory();
    const path = directory.file("aish.db");
    writeFileSync(path, text);
    expect(failure(() => open(path))).toMatchObject({ code: "STORE_UNREADABLE" });
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(readdirSync(directory.path)).toEqual(["aish.db"]);
  });

  test("the database of another program", () => {
    using directory = temporaryDirectory();
    const path = directory.file("other.db");
    const other = new Database(path);
    other.run("CREATE TABLE songs (title)");
    other.close();
    const before = readFileSync(path);
    expect(failure(() => open(path))).toMatchObject({
      code: "STORE_UNREADABLE",
      message: `the database ${path} belongs to another program`,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test("a directory in place of the file, a file in place of the directory", () => {
    using directory = temporaryDirectory();
    const file = directory.file("file");
    writeFileSync(file, "");
    expect(failure(() => open(directory.path))).toMatchObject({
      code: "STORE_UNREADABLE",
      message: `the database ${directory.path} is a directory`,
    });
    expect(failure(() => open(join(file, "aish.db")))).toMatchObject({
      code: "STORE_UNREADABLE",
      hint: expect.stringContaining("point AISH_DB at"),
    });
  });

  test("a directory that may not be read", () => {
    using directory = temporaryDirectory();
    mkdirSync(directory.file("private"), { mode: 0o700 });
    const path = directory.file("private/aish.db");
    open(path).close();
    chmodSync(directory.file("private"), 0o000);
    expect(failure(() => asOrdinaryUser(() => open(path)))).toMatchObject({
      code: "STORE_UNREADABLE",
    });
    chmodSync(directory.file("private"), 0o700);
  });

  test.each([
    ["file", 0o444, 0o777],
    ["directory", 0o666, 0o555],
  ])("a %s that may not be written", (_, fileMode, directoryMode) => {
    using directory = temporaryDirectory();
    mkdirSync(directory.file("shared"));
    const path = directory.file("shared/aish.db");
    open(path).close();
    chmodSync(path, fileMode);
    chmodSync(directory.file("shared"), directoryMode);
    expect(failure(() => asOrdinaryUser(() => open(path)))).toMatchObject({
      code: "STORE_UNWRITABLE",
      message: `cannot write the database ${path}`,
      hint: expect.stringContaining("writable"),
    });
    chmodSync(directory.file("shared"), 0o700);
    const db = new Database(path, { readonly: true });
    expect(pragma(db, "journal_mode")).toBe("wal");
    db.close();
  });
});

test("a lock held longer than the timeout fails the write, not the opening", () => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  open(path).close();
  const other = new Database(path);
  other.run("BEGIN IMMEDIATE");
  const store = open(path);
  expect(failure(() => write(store))).toMatchObject({
    code: "STORE_LOCKED",
    hint: expect.stringContaining("transaction"),
    cause: expect.objectContaining({ code: "SQLITE_BUSY" }),
  });
  other.run("COMMIT");
  write(store);
  store.close();
  other.close();
});

test("a disk that is full fails the write, and the store works on when there is room", async () => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  // The limit on the size of a file stands for the end of the disk: no file system need be made for it.
  const child = Bun.spawn(
    [
      "sh",
      "-c",
      'trap "" XFSZ; ulimit -f 1000; exec "$0" "$@"',
      process.execPath,
      join(import.meta.dir, "testing/fill-disk.ts"),
      path,
    ],
    { stdout: "pipe", stderr: "pipe" },
  );
  const [said, complaint] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  expect(complaint).toBe("");
  expect(JSON.parse(said)).toMatchObject({ code: "STORE_UNWRITABLE", readable: true });
  const store = open(path);
  write(store);
  const db = new Database(path, { readonly: true });
  expect(pragma(db, "integrity_check")).toBe("ok");
  db.close();
  store.close();
});

test("a database in memory needs no file", () => {
  const store = open(":memory:");
  write(store);
  expect(store.journalMode).toBe("memory");
  expect(store.sessions.rows({ limit: 9 })).toHaveLength(1);
  store.close();
});
