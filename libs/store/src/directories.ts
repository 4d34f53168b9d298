import type { Connection } from "./connection.ts";
import type { DirectoryRow } from "./schema/directories.ts";

/** Where a person ran commands. */
export interface VisitedDirectory {
  readonly path: string;
  /** Commands that ran there. */
  readonly visits: number;
  readonly lastVisit: Date;
}

export interface DirectoryStore {
  /** Those visited last come first. */
  visited(limit: number): VisitedDirectory[];
  /** For one that is gone from the disk. */
  forget(path: string): void;
}

export function createDirectoryStore(connection: Connection): DirectoryStore {
  const visited = connection.query<DirectoryRow>(
    "SELECT * FROM directories ORDER BY last_visit DESC LIMIT ?",
  );
  const forget = connection.query<never>("DELETE FROM directories WHERE path = ?");
  return {
    visited: (limit) =>
      visited.all(limit).map((row) => ({
        path: row.path,
        visits: row.visits,
        lastVisit: new Date(row.last_visit),
      })),
    forget: (path) => void connection.write(() => forget.run(path)),
  };
}
