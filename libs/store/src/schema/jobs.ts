import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sessions } from "./sessions.ts";
import { actors, isOneOf, isTime, jobStatuses } from "./words.ts";

/**
 * Background processes. What a status promises about the other columns is checked here, so that no
 * writer, ours or another, can store a running job without a process or an ended one without a time.
 */
export const jobs = sqliteTable(
  "jobs",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    session_id: text().references(() => sessions.id, { onDelete: "set null" }),
    actor: text({ enum: actors }).notNull(),
    command: text().notNull(),
    cwd: text().notNull(),
    status: text({ enum: jobStatuses }).notNull(),
    pid: integer(),
    process_start: text(),
    exit_code: integer(),
    signal: text(),
    log_path: text().notNull(),
    log_bytes: integer(),
    log_removed_at: text(),
    started_at: text().notNull(),
    kill_asked_at: text(),
    ended_at: text(),
    notified_at: text(),
  },
  (table) => [
    index("jobs_by_session").on(table.session_id, table.ended_at),
    index("jobs_live").on(table.id).where(sql.raw("status IN ('starting', 'running')")),
    index("jobs_unnotified")
      .on(table.session_id)
      .where(sql.raw("notified_at IS NULL AND ended_at IS NOT NULL")),
    index("jobs_logs")
      .on(table.ended_at, table.log_bytes)
      .where(sql.raw("ended_at IS NOT NULL AND log_removed_at IS NULL")),
    check("jobs_actor", isOneOf(table.actor, actors)),
    check("jobs_status", isOneOf(table.status, jobStatuses)),
    check("jobs_ended", sql.raw("(ended_at IS NULL) = (status IN ('starting', 'running'))")),
    check(
      "jobs_running",
      sql.raw("status <> 'running' OR (pid IS NOT NULL AND process_start IS NOT NULL)"),
    ),
    check("jobs_exited", sql.raw("(status = 'exited') = (exit_code IS NOT NULL)")),
    check("jobs_killed", sql.raw("status <> 'killed' OR signal IS NOT NULL")),
    check("jobs_started_at", isTime(table.started_at)),
    check("jobs_kill_asked_at", isTime(table.kill_asked_at)),
    check("jobs_ended_at", isTime(table.ended_at)),
    check("jobs_notified_at", isTime(table.notified_at)),
    check("jobs_log_removed_at", isTime(table.log_removed_at)),
  ],
);

export type JobRow = Readonly<typeof jobs.$inferSelect>;
