import { check, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { isTime } from "./words.ts";

/** Subcommands and options that were used with success, so that completion can offer them. */
export const learned = sqliteTable(
  "learned",
  {
    command: text().notNull(),
    word: text().notNull(),
    uses: integer().notNull(),
    last_used: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.command, table.word] }),
    index("learned_by_time").on(table.last_used),
    check("learned_last_used", isTime(table.last_used)),
  ],
);

export type LearnedRow = Readonly<typeof learned.$inferSelect>;
