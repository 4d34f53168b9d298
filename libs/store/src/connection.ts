import type { Database, Statement } from "bun:sqlite";
import { isDamage, toStoreFailure } from "./store-failure.ts";

export type Value = string | number | null;

/** A statement, prepared when it is first used and kept. What SQLite throws leaves as an AishError. */
export interface Query<Row> {
  all(...values: readonly Value[]): Row[];
  get(...values: readonly Value[]): Row | undefined;
  run(...values: readonly Value[]): Changes;
}

export interface Changes {
  readonly changes: number;
  /** Of the last row inserted. */
  readonly id: number;
}

/** One open database. */
export interface Connection {
  readonly path: string;
  query<Row>(sql: string): Query<Row>;
  /**
   * One `BEGIN IMMEDIATE`. A transaction that only later turns out to write cannot wait for another
   * writer: it fails at once, whatever the busy timeout.
   */
  write<Result>(work: () => Result): Result;
  close(): void;
}

export interface ConnectionOptions {
  readonly db: Database;
  readonly path: string;
  /** Called when a query meets damage, so that the next start looks for it. */
  readonly onDamage: () => void;
}

export function createConnection({ db, path, onDamage }: ConnectionOptions): Connection {
  let isOpen = true;

  function guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (isDamage(error)) onDamage();
      throw toStoreFailure(error, path);
    }
  }

  return {
    path,
    query<Row>(sql: string): Query<Row> {
      let prepared: Statement<Row, Value[]> | undefined;
      const statement = (): Statement<Row, Value[]> => (prepared ??= db.prepare(sql));
      return {
        all: (...values) => guard(() => statement().all(...values)),
        get: (...values) => guard(() => statement().get(...values) ?? undefined),
        run: (...values) =>
          guard(() => {
            const { changes, lastInsertRowid } = statement().run(...values);
            return { changes, id: Number(lastInsertRowid) };
          }),
      };
    },
    write: (work) => guard(() => inTransaction(db, work)),
    close() {
      if (!isOpen) return;
      isOpen = false;
      closeDatabase(db);
    },
  };
}

export function inTransaction<Result>(db: Database, work: () => Result): Result {
  db.run("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.run("COMMIT");
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself.
    if (db.inTransaction) db.run("ROLLBACK");
    throw error;
  }
}

/** Leaves one file behind where it can. Quitting never waits and never fails for the sake of tidiness. */
function closeDatabase(db: Database): void {
  try {
    db.run("PRAGMA busy_timeout = 0");
    db.fileControl(persistWal, 0);
    db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  } catch {
    // Another process reads or writes: the last one out checkpoints.
  }
  db.close(true);
}

/** SQLITE_FCNTL_PERSIST_WAL: Apple's SQLite leaves the -wal file behind unless told. */
const persistWal = 10;
