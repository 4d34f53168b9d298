import { afterAll, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listPaths } from "./list-paths.ts";

const directory = mkdtempSync(join(tmpdir(), "aish-paths-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

mkdirSync(join(directory, "b/deep"), { recursive: true });
mkdirSync(join(directory, "node_modules"));
for (const name of ["a", "c", "b/one", "b/deep/two", "node_modules/x"]) {
  writeFileSync(join(directory, name), "");
}
const patient = { directoryBytes: 1 << 20, deadlineMs: 60_000 };

test("the near ones come first, and what nobody means is left out", async () => {
  expect(await listPaths(directory, patient)).toEqual("a b/ c b/deep/ b/one b/deep/two".split(" "));
});

test("a directory of too many names is not read", async () => {
  expect(await listPaths(directory, { ...patient, directoryBytes: -1 })).toEqual([]);
});

test("no disk is waited for longer than the deadline", async () => {
  const paths = await listPaths("/", { ...patient, deadlineMs: 0 });
  expect(paths.length).toBeLessThan(2000);
});

test("a directory that is gone has none", async () => {
  expect(await listPaths(join(directory, "gone"), patient)).toEqual([]);
});

test("no more are listed than anybody chooses from", async () => {
  const many = join(directory, "node_modules");
  for (let at = 0; at < 2100; at += 1) writeFileSync(join(many, `f${at}`), "");
  expect(await listPaths(many, patient)).toHaveLength(2000);
});
