import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sessions } from "./sessions.ts";
import { turns } from "./turns.ts";
import { actors, channels, isOneOf, isTime } from "./words.ts";

/** Every command that was run, whoever asked for it. The excerpt stands after what is often read: it is long. */
export const history = sqliteTable(
  "history",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    session_id: text().references(() => sessions.id, { onDelete: "set null" }),
    turn_id: integer().references(() => turns.id, { onDelete: "set null" }),
    actor: text({ enum: actors }).notNull(),
    channel: text({ enum: channels }).notNull(),
    command: text().notNull(),
    cwd: text().notNull(),
    exit_code: integer(),
    signal: text(),
    started_at: text().notNull(),
    duration_ms: integer(),
    output_bytes: integer(),
    output_kept_bytes: integer(),
    output_path: text(),
    output_removed_at: text(),
    output_excerpt: text(),
    lost_at: text(),
    host: text(),
  },
  (table) => [
    index("history_by_session").on(table.session_id),
    index("history_by_turn").on(table.turn_id).where(sql.raw("turn_id IS NOT NULL")),
    index("history_by_cwd").on(table.cwd),
    index("history_by_actor").on(table.actor),
    // The start alone, so that an index of long commands stays small.
    index("history_by_start").on(sql.raw("substr(command, 1, 12)")),
    index("history_by_channel").on(table.channel).where(sql.raw("channel <> 'sh'")),
    index("history_failed").on(table.id).where(sql.raw("exit_code <> 0 OR signal IS NOT NULL")),
    index("history_outputs")
      .on(table.started_at, table.output_kept_bytes)
      .where(sql.raw("output_path IS NOT NULL AND output_removed_at IS NULL")),
    check("history_actor", isOneOf(table.actor, actors)),
    check("history_channel", isOneOf(table.channel, channels)),
    check("history_started_at", isTime(table.started_at)),
    check("history_output_removed_at", isTime(table.output_removed_at)),
    check("history_lost_at", isTime(table.lost_at)),
  ],
);

export type HistoryRow = Readonly<typeof history.$inferSelect>;
