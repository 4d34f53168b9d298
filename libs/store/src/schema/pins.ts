import { check, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sessions } from "./sessions.ts";
import { isTime } from "./words.ts";

/** What the model is to be told in every request of a session, however long that grows. */
export const pins = sqliteTable(
  "pins",
  {
    id: integer().primaryKey({ autoIncrement: true }),
    session_id: text()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    content: text().notNull(),
    created_at: text().notNull(),
  },
  (table) => [
    index("pins_by_session").on(table.session_id),
    check("pins_created_at", isTime(table.created_at)),
  ],
);

export type PinRow = Readonly<typeof pins.$inferSelect>;
