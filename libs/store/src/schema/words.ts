import { sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Actor, Channel, Job } from "@aish/core";

/** The words that the columns of several tables may hold: they are checked by SQLite itself. */
export const actors = [
  "user",
  "model",
  "plan",
  "schedule",
  "hook",
  "script",
] as const satisfies readonly Actor[];

export const channels = ["sh", "kai", "mcp", "ts"] as const satisfies readonly Channel[];

export const jobStatuses = [
  "starting",
  "running",
  "exited",
  "killed",
  "lost",
  "failed",
] as const satisfies readonly Job["status"][];

export const turnRoles = ["user", "assistant", "command", "job", "note", "summary"] as const;

export const turnStatuses = ["complete", "interrupted", "incomplete"] as const;

export function isOneOf(column: AnySQLiteColumn, words: readonly string[]): SQL {
  return sql.raw(`${column.name} IN (${words.map((word) => `'${word}'`).join(", ")})`);
}

/** ISO 8601 in UTC with milliseconds, so that text order is time order. */
export function isTime(column: AnySQLiteColumn): SQL {
  return sql.raw(`${column.name} GLOB '????-??-??T??:??:??.???Z'`);
}
