import type { Connection } from "./connection.ts";

export interface RetentionLimits {
  /** What is older goes. */
  readonly before: Date;
  /** Of the rest the oldest go until what stays fits. */
  readonly maxTotalBytes: number;
  /** How many are returned at most: the caller asks again until none is left. */
  readonly limit: number;
}

export interface Removable<Id> {
  readonly id: Id;
  readonly path: string;
  readonly bytes: number;
}

export interface RemovableSql {
  /** One row with the bytes of all files that are kept. */
  readonly total: string;
  /** Rows of id, path, bytes and at, oldest first, as many as its parameter says. */
  readonly oldest: string;
}

export interface RetentionSql extends RemovableSql {
  /** Given an id and the time of the removal. */
  readonly mark: string;
}

export interface Retention {
  removable(limits: RetentionLimits): Removable<number>[];
  markRemoved(ids: readonly number[], now: Date): void;
}

/** The same rule for every table that names files. Rows stay: what happened is kept, its output goes. */
export function createRetention(connection: Connection, sql: RetentionSql): Retention {
  const mark = connection.query<never>(sql.mark);
  return {
    removable: createRemovable(connection, sql),
    markRemoved(ids, now) {
      const at = now.toISOString();
      connection.write(() => {
        for (const id of ids) mark.run(id, at);
      });
    },
  };
}

export function createRemovable(
  connection: Connection,
  sql: RemovableSql,
): (limits: RetentionLimits) => Removable<number>[] {
  const total = connection.query<{ bytes: number }>(sql.total);
  const oldest = connection.query<Removable<number> & { readonly at: string }>(sql.oldest);
  return ({ before, maxTotalBytes, limit }) => {
    const boundary = before.toISOString();
    const found: Removable<number>[] = [];
    let kept = total.get()?.bytes ?? 0;
    for (const { id, path, bytes, at } of oldest.all(limit)) {
      if (at >= boundary && kept <= maxTotalBytes) break;
      kept -= bytes;
      found.push({ id, path, bytes });
    }
    return found;
  };
}
