import { SQLiteError } from "bun:sqlite";
import { AishError } from "@aish/core";

/**
 * What SQLite throws, as the error that a person can act on. An error of ours passes unchanged, and
 * so does what only a bug of ours can cause (bad SQL, a broken rule of the schema).
 */
export function toStoreFailure(error: unknown, path: string): unknown {
  if (!(error instanceof SQLiteError)) return error;
  const options = { cause: error };
  const code = error.code ?? "";
  if (isDamage(error)) {
    return new AishError("STORE_DAMAGED", `the database ${path} is damaged`, {
      ...options,
      hint: "start aish again: it keeps the damaged file and saves what can be read",
    });
  }
  if (/^SQLITE_(?:BUSY|LOCKED|PROTOCOL)/.test(code)) {
    return new AishError("STORE_LOCKED", `the database ${path} is locked by another program`, {
      ...options,
      hint: "end the program that holds a transaction open on it, perhaps a sqlite3 prompt",
    });
  }
  // The shared memory of WAL is a file that grows beside the database.
  if (/^SQLITE_(?:FULL|IOERR_SHMSIZE)/.test(code)) {
    return new AishError("STORE_UNWRITABLE", `no space is left to write the database ${path}`, {
      ...options,
      hint: "free some disk space, or point AISH_DB at another disk",
    });
  }
  if (/^SQLITE_(?:READONLY|PERM|CANTOPEN|IOERR_(?!READ|SHORT_READ|CORRUPTFS))/.test(code)) {
    return new AishError("STORE_UNWRITABLE", `cannot write the database ${path}`, {
      ...options,
      hint: "make the file and its directory writable, or point AISH_DB at another file",
    });
  }
  if (/^SQLITE_(?:IOERR|AUTH)/.test(code)) {
    return new AishError("STORE_UNREADABLE", `cannot read the database ${path}`, {
      ...options,
      hint: "check the disk, or point AISH_DB at another file",
    });
  }
  if (code === "SQLITE_CONSTRAINT_FOREIGNKEY") {
    return new AishError("SESSION_NOT_FOUND", `the session is no longer in the database ${path}`, {
      ...options,
      hint: "start a new session with `aish`",
    });
  }
  return error;
}

/** The file contradicts itself, or us. A file that is no database at all is something else. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof SQLiteError)) return false;
  return error.code?.startsWith("SQLITE_CORRUPT") === true || contradictsUs.test(error.message);
}

/** SQLite calls these plain errors: the schema was damaged, or somebody changed it by hand. */
const contradictsUs =
  /^(?:no such (?:table|column|index): |unsupported file format$|duplicate column name: |\w+ \S+ already exists$)/;

export function isNoDatabase(error: unknown): boolean {
  return error instanceof SQLiteError && error.code === "SQLITE_NOTADB";
}

export function isBusy(error: unknown): boolean {
  return error instanceof SQLiteError && error.code?.startsWith("SQLITE_BUSY") === true;
}
