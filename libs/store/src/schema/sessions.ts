import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  sqliteTable,
  text,
} from "drizzle-orm/sqlite-core";
import { isTime } from "./words.ts";

/** A conversation that outlives terminals. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text().primaryKey().notNull(),
    title: text(),
    cwd: text().notNull(),
    model: text(),
    created_at: text().notNull(),
    updated_at: text().notNull(),
    ended_at: text(),
    forked_from: text().references((): AnySQLiteColumn => sessions.id, { onDelete: "set null" }),
    forked_at: integer(),
  },
  (table) => [
    index("sessions_by_update").on(table.updated_at),
    check("sessions_created_at", isTime(table.created_at)),
    check("sessions_updated_at", isTime(table.updated_at)),
    check("sessions_ended_at", isTime(table.ended_at)),
  ],
);

export type SessionRow = Readonly<typeof sessions.$inferSelect>;
