import historyMemory from "../../../migrations/0003_history-memory.sql" with { type: "text" };
import repliesAndForks from "../../../migrations/0002_replies-and-forks.sql" with { type: "text" };
import tables from "../../../migrations/0000_tables.sql" with { type: "text" };
import searchAndViews from "../../../migrations/0001_search-and-views.sql" with { type: "text" };

/**
 * Every migration in order, inside the program: there is no folder to look for when it runs. A
 * file's `user_version` is how many of them it has seen.
 */
export const migrations: readonly { readonly name: string; readonly sql: string }[] = [
  { name: "0000_tables", sql: tables },
  { name: "0001_search-and-views", sql: searchAndViews },
  { name: "0002_replies-and-forks", sql: repliesAndForks },
  { name: "0003_history-memory", sql: historyMemory },
];
