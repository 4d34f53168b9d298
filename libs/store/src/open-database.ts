import { Database, SQLiteError } from "bun:sqlite";
import { AishError } from "@aish/core";
import { looksDamaged, markDamaged, recover } from "./recover.ts";
import { migrate, schemaState } from "./migrate.ts";
import { createFile } from "./create-file.ts";
import { inTransaction } from "./connection.ts";
import { isBusy, isDamage, isNoDatabase, toStoreFailure } from "./store-failure.ts";

export interface OpenOptions {
  /** `:memory:` for a database that ends with the process. */
  readonly path: string;
  readonly now: () => Date;
  /** How long a write waits for another process. 5,000 if absent. */
  readonly busyTimeoutMs?: number;
  /** The name of this machine, for the commands that are written down. */
  readonly host?: (() => string) | undefined;
}

export interface OpenedDatabase {
  readonly db: Database;
  readonly journalMode: string;
  readonly notices: readonly string[];
}

/**
 * Opens, creates, migrates or recovers. A database that is as it should be costs a few pragmas: this
 * is on the way of every command, so nothing here may look at a row, or load `node:fs`, which alone
 * costs half a start of Bun.
 */
export function openDatabase(options: OpenOptions): OpenedDatabase {
  const { path } = options;
  try {
    const notices = looksDamaged(path) ? recover(options) : [];
    for (let tries = 1; tries < mostTries; tries += 1) {
      const found = openUnlessDamaged(options);
      if (found !== undefined) return { ...found, notices };
      notices.push(...recover(options));
    }
    return { ...openSound(options), notices };
  } catch (error) {
    throw toOpenFailure(error, path);
  }
}

/** The first finds the damage, the second another process that is busy with the file. */
const mostTries = 3;

/**
 * Undefined: it is damaged, or another process that recovers it was at it meanwhile. What was opened may
 * then be the damaged file, which has another name by now, or one that is being made readable.
 */
function openUnlessDamaged(options: OpenOptions): ReturnType<typeof openSound> | undefined {
  const { path, now } = options;
  const before = changedAt(path);
  try {
    const opened = openSound(options);
    if (!looksDamaged(path) && (before === undefined || changedAt(path) === before)) return opened;
    opened.db.close(true);
  } catch (error) {
    if (!isDamage(error)) throw error;
    markDamaged(path, now());
  }
  return undefined;
}

/** Undefined: there is nothing yet. */
function changedAt(path: string): number | undefined {
  const { size, lastModified } = Bun.file(path);
  return path === ":memory:" || size === 0 ? undefined : lastModified;
}

function openSound({ path, busyTimeoutMs = 5000 }: OpenOptions): {
  db: Database;
  journalMode: string;
} {
  const db = openFile(path);
  try {
    db.run(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
    const state = schemaState(db, path);
    if (state === "new") {
      db.run("PRAGMA auto_vacuum = INCREMENTAL");
      switchToWal(db, busyTimeoutMs);
    }
    let journalMode = settleJournal(db);
    const settle = (): void => {
      if (state === "current") tryWriting(db, busyTimeoutMs);
      else migrate(db, path);
    };
    try {
      settle();
    } catch (error) {
      if (journalMode !== "wal" || !refusesWal(error)) throw error;
      journalMode = leaveWal(db);
      settle();
    }
    // Without WAL a transaction is safe from a loss of power only at SQLite's default, FULL.
    if (journalMode === "wal") db.run("PRAGMA synchronous = NORMAL");
    db.run(
      `PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = ${walLimitBytes}`,
    );
    return { db, journalMode };
  } catch (error) {
    db.close(true);
    throw error;
  }
}

const walLimitBytes = 4_194_304;

function openFile(path: string): Database {
  if (path === ":memory:") return new Database(path);
  try {
    return new Database(path, { readwrite: true, create: false });
  } catch (error) {
    if (!(error instanceof SQLiteError)) throw error;
    createFile(path, error); // and if that finds nothing amiss, only SQLite knows what is
    return new Database(path, { readwrite: true, create: false });
  }
}

function pragma(db: Database, sql: string): string {
  using statement = db.prepare<{ journal_mode: string }, []>(`PRAGMA ${sql}`);
  return statement.get()?.journal_mode ?? "";
}

/** Several processes may create the same file: the switch needs it alone for a moment. */
function switchToWal(db: Database, timeoutMs: number): void {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      pragma(db, "journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error)) return; // the file system refuses it, and settleJournal takes what there is
      if (Date.now() > deadline) throw error;
      Bun.sleepSync(5);
    }
  }
}

/** A file keeps its WAL mode but not the choice among rollback journals. */
function settleJournal(db: Database): string {
  const mode = pragma(db, "journal_mode");
  return mode === "delete" ? pragma(db, "journal_mode = TRUNCATE") : mode;
}

/** Where the shared memory of WAL cannot be had, an exclusive lock lets SQLite do without it once. */
function leaveWal(db: Database): string {
  try {
    return pragma(db, "journal_mode = TRUNCATE");
  } catch {
    // It fails as the write before did, but lets go of the log: the next try may open it alone.
  }
  pragma(db, "locking_mode = EXCLUSIVE");
  const mode = pragma(db, "journal_mode = TRUNCATE");
  pragma(db, "locking_mode = NORMAL");
  return mode;
}

/**
 * Asks for the right to write, and changes nothing: BEGIN IMMEDIATE alone is content with a file that
 * can only be read. Somebody else's write in progress is as good as our own, so this never waits.
 */
function tryWriting(db: Database, busyTimeoutMs: number): void {
  db.run("PRAGMA busy_timeout = 0");
  try {
    inTransaction(db, () => db.run("DELETE FROM about WHERE FALSE"));
  } catch (error) {
    if (!isBusy(error)) throw error;
  } finally {
    db.run(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
}

function refusesWal(error: unknown): boolean {
  return (
    error instanceof SQLiteError &&
    /^SQLITE_(?:READONLY|CANTOPEN|PROTOCOL|IOERR_SHM(?!SIZE)|IOERR_LOCK)/.test(error.code ?? "")
  );
}

function toOpenFailure(error: unknown, path: string): unknown {
  if (!isNoDatabase(error)) return toStoreFailure(error, path);
  return new AishError("STORE_UNREADABLE", `${path} is not a database`, {
    cause: error,
    hint: "move it away, or point AISH_DB at another file",
  });
}
