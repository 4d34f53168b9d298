import { type Database, SQLiteError } from "bun:sqlite";
import { indexAfterwards } from "./search-index.ts";

/** How many rows of each table could be read. */
export interface Saved {
  readonly sessions: number;
  readonly turns: number;
  readonly history: number;
  readonly jobs: number;
  readonly pins: number;
}

/** Copies every row that can still be read from a damaged database into a fresh one. */
export function salvage(damaged: Database, fresh: Database): Saved {
  const saved = { sessions: 0, turns: 0, history: 0, jobs: 0, pins: 0 };
  fresh.run("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
  indexAfterwards(fresh, () => {
    for (const table of ["sessions", "turns", "history", "jobs", "pins"] as const) {
      saved[table] = salvageTable(damaged, fresh, table);
    }
    salvageTable(damaged, fresh, "learned");
    mendReferences(fresh);
    keepIdsUnused(damaged, fresh);
  });
  fresh.run("COMMIT");
  return saved;
}

type Values = (string | number | null)[];

/** Reads in stretches, and where one cannot be read, row by row. */
function salvageTable(damaged: Database, fresh: Database, table: string): number {
  const columns = sharedColumns(damaged, fresh, table);
  const names = columns.join(", ");
  const insert = fresh.prepare<unknown, Values>(
    `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${columns.map(() => "?").join(", ")})`,
  );
  const select = attempt(() =>
    damaged.prepare<unknown, [number, number]>(
      `SELECT ${names} FROM ${table} WHERE rowid >= ? AND rowid < ? ORDER BY rowid`,
    ),
  );
  if (select === undefined) return 0;
  const read = (from: number, to: number): Values[] | undefined =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a STRICT table holds no blob, and the insert checks every value again
    attempt(() => select.values(from, to) as Values[]);

  let saved = 0;
  const end = lastRow(damaged, table) + 1;
  for (let from = 1; from < end; from += stretch) {
    const rows =
      read(from, from + stretch) ??
      Array.from({ length: stretch }, (_, offset) => from + offset).flatMap(
        (row) => read(row, row + 1) ?? [],
      );
    for (const row of rows) saved += attempt(() => insert.run(...row).changes) ?? 0;
  }
  return saved;
}

const stretch = 256;

/** The damaged file may have an older schema. */
function sharedColumns(damaged: Database, fresh: Database, table: string): string[] {
  const columnsOf = (db: Database): string[] =>
    db
      .prepare<{ name: string }, [string]>("SELECT name FROM pragma_table_info(?)")
      .all(table)
      .map(({ name }) => name);
  const known = columnsOf(fresh);
  const found = new Set(attempt(() => columnsOf(damaged)) ?? []);
  return found.size === 0 ? known : known.filter((name) => found.has(name));
}

function lastRow(damaged: Database, table: string): number {
  const number = (sql: string): number =>
    attempt(() => damaged.prepare<{ last: number | null }, []>(sql).get()?.last) ?? 0;
  const last = Math.max(
    number(`SELECT max(rowid) AS last FROM ${table}`),
    number(`SELECT seq AS last FROM sqlite_sequence WHERE name = '${table}'`),
  );
  return last === 0 ? guessedLastRow : last;
}

/** For a table whose end cannot be read and that keeps no count of its ids. */
const guessedLastRow = 100_000;

/** A turn or a command whose session was lost is worth keeping: it gets a session in its place. */
function mendReferences(fresh: Database): void {
  fresh.run(`
    INSERT INTO sessions (id, title, cwd, created_at, updated_at)
    SELECT id, 'recovered ' || id, max(cwd), min(first), max(last) FROM (
      SELECT session_id AS id, '/' AS cwd, min(created_at) AS first, max(created_at) AS last FROM turns GROUP BY 1
      UNION ALL SELECT session_id, max(cwd), min(started_at), max(started_at) FROM history GROUP BY 1
      UNION ALL SELECT session_id, max(cwd), min(started_at), max(started_at) FROM jobs GROUP BY 1
      UNION ALL SELECT session_id, '/', min(created_at), max(created_at) FROM pins GROUP BY 1
    ) WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM sessions) GROUP BY id;
    UPDATE sessions SET forked_from = NULL WHERE forked_from NOT IN (SELECT id FROM sessions);
    UPDATE history SET turn_id = NULL WHERE turn_id NOT IN (SELECT id FROM turns);
  `);
}

/** An id that a lost row had is never given again: job directories are named after it. */
function keepIdsUnused(damaged: Database, fresh: Database): void {
  const sequences = attempt(() =>
    damaged
      .prepare<{ name: string; seq: number }, []>("SELECT name, seq FROM sqlite_sequence")
      .all(),
  );
  const update = fresh.prepare<unknown, [number, string]>(
    "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?",
  );
  const insert = fresh.prepare<unknown, [string, number]>(
    "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
  );
  for (const { name, seq } of sequences ?? []) {
    if (!["turns", "history", "jobs", "pins"].includes(name) || !Number.isSafeInteger(seq))
      continue;
    if (update.run(seq, name).changes === 0) insert.run(name, seq);
  }
}

function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SQLiteError) return undefined; // unreadable: what is around it may not be
    throw error;
  }
}
