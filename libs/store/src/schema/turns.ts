import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
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
    reasoning: text(),
    tokens_estimated: integer(),
    cached_tokens: integer(),
    first_token_ms: integer(),
    tokens_per_second: real(),
    cost: real(),
    request_path: text(),
    request_bytes: integer(),
    summary_until: integer(),
  },
  (table) => [
    uniqueIndex("turns_by_session").on(table.session_id, table.seq),
    index("turns_summaries")
      .on(table.session_id, table.seq)
      .where(sql.raw("summary_until IS NOT NULL")),
    index("turns_speeds").on(table.model).where(sql.raw("tokens_per_second IS NOT NULL")),
    index("turns_requests")
      .on(table.created_at, table.request_bytes)
      .where(sql.raw("request_path IS NOT NULL")),
    check("turns_role", isOneOf(table.role, turnRoles)),
    check("turns_status", isOneOf(table.status, turnStatuses)),
    check("turns_created_at", isTime(table.created_at)),
    check("turns_tokens_estimated", sql.raw("tokens_estimated IN (0, 1)")),
  ],
);

export type TurnRow = Readonly<typeof turns.$inferSelect>;
