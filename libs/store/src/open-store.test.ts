import { Database } from "bun:sqlite";
import { describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sessionId } from "@aish/core";
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

test("a database that an older version left is migrated and keeps its rows", () => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  const old = open(path);
  write(old);
  old.close();
  const db = new Database(path);
  for (const view of ["v_history", "v_jobs", "v_turns", "v_sessions", "v_usage", "history_text"]) {
    db.run(`DROP VIEW ${view}`);
  }
  for (const index of ["history_fts", "turns_fts"]) {
    db.run(`DROP TABLE ${index}`);
    for (const on of ["insert", "update", "delete"]) db.run(`DROP TRIGGER ${index}_${on}`);
  }
  db.run("DELETE FROM about; PRAGMA user_version = 1");
  db.close();
  expect(open(path).sessions.rows({ limit: 9 })).toHaveLength(1);
  const migrated = new Database(path, { readonly: true });
  expect(pragma(migrated, "user_version")).toBe(2);
  expect(migrated.query("SELECT turns FROM v_sessions").all()).toEqual([{ turns: 0 }]);
  migrated.close();
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
