import { afterAll, beforeAll, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { fillHistory } from "./testing/fill-history.ts";
import { sqlite3 } from "./testing/sqlite3.ts";
import { temporaryDirectory, type TemporaryDirectory } from "./testing/temporary-store.ts";

const document = readFileSync(new URL("../../../docs/database.md", import.meta.url), "utf8");
let directory: TemporaryDirectory;
let path: string;

beforeAll(() => {
  directory = temporaryDirectory();
  path = directory.file("aish.db");
  fillHistory(path, { history: 2000, endedJobs: 60, sessions: 4 });
  // Some of the questions are about today and this month, about the directory one is in, and about what is rare.
  const today = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";
  sqlite3(
    path,
    `UPDATE history SET started_at = ${today}, exit_code = 2, cwd = '${directory.path}' WHERE id > 1990;
     UPDATE turns SET created_at = ${today} WHERE id > 70;
     UPDATE turns SET status = 'interrupted' WHERE id = 80;
     UPDATE sessions SET forked_from = (SELECT min(id) FROM sessions) WHERE title IS NULL`,
  );
});
afterAll(() => directory[Symbol.dispose]());

const schema = () =>
  sqlite3(
    path,
    `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB 'sqlite_*'
     AND name NOT GLOB '*_fts_*' ORDER BY 1`,
  );
const columns = (name: string) => sqlite3(path, `SELECT name FROM pragma_table_info('${name}')`);

/** Headings like ### `name`, each with the first column of the table under it. */
const sections = document
  .split(/^### /m)
  .slice(1)
  .map((text) => {
    const name = /^`(\w+)`/.exec(text)?.[1] ?? "";
    return { name, columns: Array.from(text.matchAll(/^\| `(\w+)` +\|/gm), (match) => match[1]) };
  });

test("every table and view is described, and nothing else", () => {
  expect(sections.map(({ name }) => name).toSorted()).toEqual(schema());
});

test.each(sections)("the columns of $name are described in their order", (section) => {
  expect(section.columns).toEqual(columns(section.name));
});

test("every table and view has a row in about, whose other rows name columns that exist", () => {
  const names = sqlite3(path, "SELECT name FROM about");
  const [objects, fields] = [false, true].map((dotted) =>
    names.filter((name) => name.includes(".") === dotted),
  );
  expect(objects?.toSorted()).toEqual(schema());
  for (const field of fields ?? []) {
    const [table = "", column = ""] = field.split(".");
    expect(columns(table)).toContain(column);
  }
});

const questions = Array.from(
  document.matchAll(/^(\S.*\?)\n\n```sh\n(sqlite3 [^\n]*)\n```$/gm),
  ([, question = "", command = ""]) => [question, command] as const,
);

test("there are fifteen questions", () => {
  expect(questions).toHaveLength(15);
});

test.each(questions)("%s", (_, command) => {
  const { stdout, stderr, exitCode } = Bun.spawnSync(["sh", "-c", command], {
    cwd: directory.path,
    env: { ...process.env, db: path },
  });
  expect(stderr.toString()).toBe("");
  expect(exitCode).toBe(0);
  expect(stdout.toString().trim()).not.toBe("");
});
