import type { Database } from "bun:sqlite";
import { AishError } from "@aish/core";
import { inTransaction } from "./connection.ts";
import { migrations } from "./migrations.ts";

/** "aish" in ASCII, in the header of the file, where `file` and we recognise it. */
export const applicationId = 0x61697368;

/** `user_version` counts the migrations that the file has seen. */
export type SchemaState = "current" | "older" | "new";

/** Looks without touching. Throws for a newer schema and for a file of another program. */
export function schemaState(db: Database, path: string): SchemaState {
  const { version, application, hasTables } = header(db);
  if (application === applicationId) {
    if (version === migrations.length) return "current";
    if (version < migrations.length) return "older";
    throw new AishError(
      "STORE_NEWER",
      `the database ${path} was written by a newer aish (schema ${version}, this one knows ${migrations.length})`,
      { hint: "upgrade aish, or point AISH_DB at another file" },
    );
  }
  if (version === 0 && hasTables === 0) return "new";
  throw new AishError("STORE_UNREADABLE", `the database ${path} belongs to another program`, {
    hint: "point AISH_DB at another file",
  });
}

/** Safe to be done by several processes at once: who comes second finds nothing left to do. */
export function migrate(db: Database, path: string): void {
  inTransaction(db, () => {
    if (schemaState(db, path) === "current") return;
    for (const { sql } of migrations.slice(header(db).version)) db.run(sql);
    db.run(`PRAGMA application_id = ${applicationId}`);
    db.run(`PRAGMA user_version = ${migrations.length}`);
  });
}

interface Header {
  readonly version: number;
  readonly application: number;
  readonly hasTables: number;
}

/** One statement, so that no other process can make the tables between one look and the next. */
function header(db: Database): Header {
  using statement = db.prepare<Header, []>(`
    SELECT user_version AS version, application_id AS application,
      EXISTS (SELECT 1 FROM sqlite_schema) AS hasTables
    FROM pragma_user_version, pragma_application_id`);
  return statement.get() ?? { version: 0, application: 0, hasTables: 0 };
}
