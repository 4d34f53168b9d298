import { Database } from "bun:sqlite";
import { AishError } from "@aish/core";
import { migrate } from "./migrate.ts";
import { salvage, type Saved } from "./salvage.ts";
import { isBusy, isDamage, isNoDatabase } from "./store-failure.ts";

export interface RecoveryOptions {
  readonly path: string;
  readonly now: () => Date;
}

/**
 * A file beside the database that says a query met damage: looking for damage takes seconds on a large
 * database, so it is done only then.
 */
function markerOf(path: string): string {
  return `${path}-damaged`;
}

export function looksDamaged(path: string): boolean {
  return path !== ":memory:" && Bun.file(markerOf(path)).size > 0;
}

export function markDamaged(path: string, now: Date): void {
  if (path === ":memory:") return;
  try {
    const text = `damage was met at ${now.toISOString()}\n`;
    process.getBuiltinModule("node:fs").writeFileSync(markerOf(path), text, { mode: 0o600 });
  } catch {
    // A disk that takes no mark takes no recovery either; the damage itself is reported by whoever met it.
  }
}

/**
 * Keeps the damaged file, and puts what can be read of it into a fresh one at its place. Of several
 * processes one does it while the others wait. Returns what there is to tell the person.
 */
export function recover({ path, now }: RecoveryOptions): string[] {
  return whileAlone(path, () => {
    if (!looksDamaged(path)) return []; // another process has just done it
    const fs = process.getBuiltinModule("node:fs");
    try {
      const file = fs.realpathSync(path); // SQLite keeps the log beside what a link points to
      const notices = isSound(file) ? [] : [replaceDamaged(file, now())];
      fs.rmSync(markerOf(path), { force: true });
      return notices;
    } catch (error) {
      throw toRecoveryFailure(error, path);
    }
  });
}

/** The file system may refuse what SQLite did not; nothing of the damaged file is lost by that. */
function toRecoveryFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error)) return error;
  return new AishError(
    "STORE_UNWRITABLE",
    `cannot recover the damaged database ${path}: ${error.message}`,
    { cause: error, hint: "make room and permission in its directory, then start again" },
  );
}

/**
 * The lock is SQLite's own on an empty database, so that the system releases it when its holder dies,
 * however it dies. The file stays: to remove it is to let two in.
 */
function whileAlone<Result>(path: string, work: () => Result): Result {
  const lock = openLock(`${path}-recovery`);
  try {
    lock.run(`PRAGMA busy_timeout = ${patienceMs}`);
    lock.run("BEGIN EXCLUSIVE");
    return work();
  } finally {
    lock.close(true);
  }
}

function openLock(path: string): Database {
  try {
    const fs = process.getBuiltinModule("node:fs");
    fs.closeSync(fs.openSync(path, "a", 0o600));
  } catch {
    // SQLite says better what is in the way.
  }
  return new Database(path);
}

const patienceMs = 60_000;

function isSound(path: string): boolean {
  let db: Database | undefined;
  try {
    db = new Database(path, { readwrite: true, create: false });
    db.run(`PRAGMA busy_timeout = ${patienceMs}`);
    using check = db.prepare<{ integrity_check: string }, []>("PRAGMA integrity_check(1)");
    if (check.get()?.integrity_check !== "ok") return false;
    migrate(db, path); // fails if its tables are not those of the schema that it names
    db.run("INSERT INTO history_fts (history_fts, rank) VALUES ('integrity-check', 1)");
    db.run("INSERT INTO turns_fts (turns_fts, rank) VALUES ('integrity-check', 1)");
    return true;
  } catch (error) {
    // A file that is not a database, or not ours, is never replaced: opening it says so.
    if (isNoDatabase(error) || error instanceof AishError) return true;
    if (isDamage(error)) return false;
    throw error;
  } finally {
    db?.close(true);
  }
}

/** At every moment the path names a whole database, and no log of the old one can reach the new. */
function replaceDamaged(path: string, now: Date): string {
  const fs = process.getBuiltinModule("node:fs");
  const fresh = `${path}-fresh`;
  const saved = salvageInto(path, fresh);
  const backup = `${path}.damaged-${stamp(now)}`;
  for (const suffix of ["", "-wal"]) {
    if (fs.existsSync(path + suffix)) keepAs(path + suffix, backup + suffix);
  }
  for (const suffix of ["-wal", "-shm", "-journal"]) fs.rmSync(path + suffix, { force: true });
  fs.renameSync(fresh, path);
  return noticeOf(saved, backup);
}

/** A second name costs nothing; where a file can have only one, a copy does it too. */
function keepAs(path: string, backup: string): void {
  const fs = process.getBuiltinModule("node:fs");
  try {
    fs.linkSync(path, backup);
  } catch {
    fs.copyFileSync(path, backup, fs.constants.COPYFILE_EXCL);
  }
}

function salvageInto(path: string, freshPath: string): Saved {
  const fs = process.getBuiltinModule("node:fs");
  for (const suffix of ["", "-wal", "-shm", "-journal"]) {
    fs.rmSync(freshPath + suffix, { force: true });
  }
  fs.closeSync(fs.openSync(freshPath, "wx", 0o600));
  padTail(path);
  const damaged = openAlone(path);
  const fresh = new Database(freshPath, { readwrite: true, create: false });
  try {
    // Losing power halfway costs nothing: the damaged file is still there to begin again with.
    fresh.run("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA synchronous = OFF");
    migrate(fresh, freshPath);
    const saved = salvage(damaged, fresh);
    fresh.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    fresh.run("PRAGMA wal_checkpoint(TRUNCATE)");
    return saved;
  } finally {
    fresh.close(true);
    damaged.close(true);
  }
}

/**
 * SQLite reads nothing at all of a file that is shorter than its header says, so that a tail that was cut
 * off is filled with (sparse) zeros: what is before it can then be read.
 */
function padTail(path: string): void {
  const fs = process.getBuiltinModule("node:fs");
  const header = Buffer.alloc(32);
  const file = fs.openSync(path, "r");
  fs.readSync(file, header, 0, 32, 0);
  fs.closeSync(file);
  const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  const claimed = pageBytes * header.readUInt32BE(28);
  const { size } = fs.statSync(path);
  if (claimed > size && claimed < size * 1000) fs.truncateSync(path, claimed);
}

/** Reads on where SQLite would refuse to, and only while no other process has the file open. */
function openAlone(path: string): Database {
  const db = new Database(path, { readwrite: true, create: false });
  try {
    db.run("PRAGMA busy_timeout = 250; PRAGMA writable_schema = ON");
    db.run("PRAGMA locking_mode = EXCLUSIVE");
    db.run("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    if (isDamage(error)) return db;
    db.close(true);
    if (!isBusy(error)) throw error;
    throw new AishError("STORE_DAMAGED", `the database ${path} is damaged and in use`, {
      cause: error,
      hint: "close every other aish that uses it, then start again",
    });
  }
  return db;
}

function stamp(now: Date): string {
  return now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function noticeOf({ sessions, turns, history, jobs }: Saved, backup: string): string {
  return (
    `the database was damaged; saved ${sessions} sessions, ${turns} turns, ${history} commands and ` +
    `${jobs} jobs, and kept the damaged file as ${backup}`
  );
}
