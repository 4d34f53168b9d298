import { afterAll, beforeAll, expect, test } from "bun:test";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appendModel } from "./append-model.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "aish-append-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const local = {
  endpoint: "http://127.0.0.1:8081",
  model: undefined,
  context: undefined,
  api_key_env: undefined,
};

test("a file that is not there is made, with its directory, for its owner alone", () => {
  const path = join(folder, "new", "aish", "config.toml");
  appendModel(path, "fast", { ...local, model: 'a "b"' });
  expect(readFileSync(path, "utf8")).toBe(
    '[models.fast]\nendpoint = "http://127.0.0.1:8081"\nmodel = "a \\"b\\""\n',
  );
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("what stands in the file stays, comments and all", () => {
  const path = join(folder, "kept.toml");
  const before = '# mine\n[models.deep]\nendpoint = "http://a" # there';
  writeFileSync(path, before, { mode: 0o640 });
  appendModel(path, "my.model", local);
  const after = readFileSync(path, "utf8");
  expect(after).toStartWith(`${before}\n\n[models."my.model"]\n`);
  expect(statSync(path).mode & 0o777).toBe(0o640);
});

test.each([
  ["a name that is taken", "[models.fast]\nendpoint = 'http://a'\n", "fast"],
  ["a file that is wrong already", "[models.deep\n", "fast"],
  ["a name of two words", "", "my model"],
])("%s changes nothing", (_, before, name) => {
  const path = join(folder, "wrong.toml");
  writeFileSync(path, before);
  expect(() => appendModel(path, name, local)).toThrow();
  expect(readFileSync(path, "utf8")).toBe(before);
  expect(existsSync(`${path}.${process.pid}.new`)).toBe(false);
});
