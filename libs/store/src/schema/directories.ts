import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isTime } from "./words.ts";

/** Where a person ran commands, counted by triggers on `history`: to count a million rows takes too long. */
export const directories = sqliteTable(
  "directories",
  {
    path: text().primaryKey().notNull(),
    visits: integer().notNull(),
    last_visit: text().notNull(),
  },
  (table) => [check("directories_last_visit", isTime(table.last_visit))],
);

export type DirectoryRow = Readonly<typeof directories.$inferSelect>;
