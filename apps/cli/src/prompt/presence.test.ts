import { openProcessTable } from "@aish/executor";
import { afterAll, beforeEach, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isOpenElsewhere, markOpen, unmarkOpen } from "./presence.ts";

const root = mkdtempSync(join(tmpdir(), "aish-presence-"));
const directory = join(root, "session");
const child = Bun.spawn(["sleep", "600"], { stdio: ["ignore", "ignore", "ignore"] });
const alive = JSON.stringify(openProcessTable().identify(child.pid));
beforeEach(() => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
});
afterAll(() => {
  child.kill("SIGKILL");
  rmSync(root, { recursive: true });
});

test.each([
  ["", "empty"],
  ['{"pid":', "cut off"],
  ["null", "of nothing"],
  ['{"pid":"1","start":2}', "of something else"],
  [alive.replace('"start":"', '"start":"1'), "of another process by that number"],
])("the mark %j (%s) is of a dead process and is removed", (content) => {
  writeFileSync(join(directory, "open-1"), content);
  expect(isOpenElsewhere(directory)).toBe(false);
  expect(readdirSync(directory)).toEqual([]);
});

test("a mark that is gone when it is read is of a dead process", () => {
  symlinkSync(join(root, "nowhere"), join(directory, "open-1"));
  expect(isOpenElsewhere(directory)).toBe(false);
});

test("a live process is found beside dead ones, the own one does not count", () => {
  markOpen(directory);
  expect(readdirSync(directory)).toEqual([`open-${process.pid}`]);
  expect(isOpenElsewhere(directory)).toBe(false);
  writeFileSync(join(directory, "open-1"), "");
  writeFileSync(join(directory, `open-${child.pid}`), alive);
  expect(isOpenElsewhere(directory)).toBe(true);
  unmarkOpen(directory);
  expect(isOpenElsewhere(directory)).toBe(true);
});
