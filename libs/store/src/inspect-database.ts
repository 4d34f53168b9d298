import { Database } from "bun:sqlite";
import { markDamaged } from "./recover.ts";
import { toStoreFailure } from "./store-failure.ts";

/**
 * What SQLite's quick_check complains about in an existing file; nothing if it is sound. A damaged
 * file is marked, so that the next opening recovers what can be read.
 */
export function inspectDatabase(path: string, now: Date): readonly string[] {
  try {
    using db = new Database(path, { readonly: true });
    db.run("PRAGMA busy_timeout = 5000");
    const rows = db.query<{ quick_check: string }, []>("PRAGMA quick_check").all();
    const complaints = rows.map(({ quick_check: text }) => text).filter((text) => text !== "ok");
    if (complaints.length > 0) markDamaged(path, now);
    return complaints;
  } catch (error) {
    throw toStoreFailure(error, path);
  }
}
