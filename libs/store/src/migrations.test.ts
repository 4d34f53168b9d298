import { expect, test } from "bun:test";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { migrations } from "./migrations.ts";
import { temporaryDirectory } from "./testing/temporary-store.ts";

const root = join(import.meta.dir, "../../..");
const folder = join(root, "migrations");

test("the program holds every migration of the journal, in its order", async () => {
  const journal = await Bun.file(join(folder, "meta/_journal.json")).json();
  expect(migrations.map(({ name }) => name)).toEqual(
    journal.entries.map(({ tag }: { tag: string }) => tag),
  );
  for (const { name, sql } of migrations) {
    expect(sql).toBe(await Bun.file(join(folder, `${name}.sql`)).text());
  }
});

test("every table is STRICT", () => {
  const tables = migrations.flatMap(({ sql }) => sql.match(/^CREATE TABLE [^;]*;/gm) ?? []);
  expect(tables.length).toBeGreaterThan(0);
  expect(tables.filter((sql) => !sql.endsWith(") STRICT;"))).toEqual([]);
});

test("the schema says nothing that the migrations do not: generating again changes nothing", () => {
  using directory = temporaryDirectory();
  const copy = directory.file("migrations");
  cpSync(folder, copy, { recursive: true });
  const drizzleKit = join(root, "libs/store/node_modules/drizzle-kit/bin.cjs");
  const schema = join(root, "libs/store/src/schema");
  const { stdout, stderr, exitCode } = Bun.spawnSync(
    [
      process.execPath,
      drizzleKit,
      "generate",
      "--dialect",
      "sqlite",
      "--schema",
      schema,
      "--out",
      "migrations",
    ],
    { cwd: directory.path },
  );
  expect(stdout.toString() + stderr.toString()).toContain("nothing to migrate");
  expect(exitCode).toBe(0);
  expect(readdirSync(copy)).toEqual(readdirSync(folder));
});
