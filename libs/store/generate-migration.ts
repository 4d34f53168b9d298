/**
 * `bun run migration [--name words] [--custom]`: writes what the schema has changed since the last
 * migration. drizzle-kit knows no STRICT tables, so the word is added to what it wrote.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dir, "../..");
const folder = join(root, "migrations");

const before = new Set(await readdir(folder));
const drizzleKit = join(import.meta.dir, "node_modules/drizzle-kit/bin.cjs");
const config = ["--config", "libs/store/drizzle.config.ts"];
const generation = Bun.spawn(
  [process.execPath, drizzleKit, "generate", ...config, ...Bun.argv.slice(2)],
  { cwd: root, stdio: ["inherit", "inherit", "inherit"] },
);
process.exitCode = await generation.exited;

for (const name of await readdir(folder)) {
  if (before.has(name) || !name.endsWith(".sql")) continue;
  const path = join(folder, name);
  const sql = await Bun.file(path).text();
  await Bun.write(path, sql.replaceAll(/(?<=^CREATE TABLE [^;]*^\));/gm, " STRICT;"));
}
