import { check, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sessions } from "./sessions.ts";
import { isOneOf, isTime, turnRoles, turnStatuses } from "./words.ts";

/** What was said in a session, by whom, in the words that the model was sent. */
export const turns = sqliteTable(
  "turns",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    session_id: text()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    role: text({ enum: turnRoles }).notNull(),
    content: text().notNull(),
    status: text({ enum: turnStatuses }).notNull().default("complete"),
    model: text(),
    prompt_tokens: integer(),
    completion_tokens: integer(),
    duration_ms: integer(),
    created_at: text().notNull(),
  },
  (table) => [
    uniqueIndex("turns_by_session").on(table.session_id, table.seq),
    check("turns_role", isOneOf(table.role, turnRoles)),
    check("turns_status", isOneOf(table.status, turnStatuses)),
    check("turns_created_at", isTime(table.created_at)),
  ],
);

export type TurnRow = Readonly<typeof turns.$inferSelect>;
