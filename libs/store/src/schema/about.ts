import { sqliteTable, text } from "drizzle-orm/sqlite-core";

/** What each table, view and unobvious column means, for whoever opens the file by hand. */
export const about = sqliteTable("about", {
  name: text().primaryKey().notNull(),
  description: text().notNull(),
});
