import type { AishError } from "@aish/core";
import { mintSessionId } from "@aish/core";
import { openStore } from "@aish/store";
import { Database } from "bun:sqlite";
import { afterEach, beforeEach, expect, setSystemTime, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecords, type Records } from "./records.ts";

const now = new Date("2026-03-01T12:00:00Z");
const id = mintSessionId(new Uint8Array(10));
let directory: string;
let path: string;
let told: string[];
let records: Records;
let other: Database;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aish-records-"));
  path = join(directory, "aish.db");
  told = [];
  records = openRecords(path, (error: AishError) => told.push(error.code), { busyTimeoutMs: 50 });
  records.store.sessions.create({ id, cwd: "/", model: undefined, now });
  other = new Database(path);
  other.run("BEGIN IMMEDIATE");
});
afterEach(() => {
  setSystemTime();
  other.close();
  rmSync(directory, { recursive: true });
});

const say = (content: string): unknown =>
  records.keep(({ turns }) => turns.add({ sessionId: id, role: "note", content, createdAt: now }));

function contents(): string[] {
  const store = openStore({ path, now: () => now });
  const found = store.turns.last(id, 500).map(({ content }) => content);
  store.close();
  return found;
}

test("what a locked database refused is written when it is closed", () => {
  say("first");
  say("second");
  expect(told).toEqual(["STORE_LOCKED"]);
  other.run("ROLLBACK");
  expect(contents()).toEqual([]);
  records.close();
  expect(contents()).toEqual(["first", "second"]);
});

test("it is written before what comes after the pause, and of many the newest", () => {
  say("too old");
  for (let count = 1; count <= 200; count += 1) say(`${count}`);
  other.run("ROLLBACK");
  expect(records.attempt(({ turns }) => turns.last(id, 1).length, undefined)).toBeUndefined();
  setSystemTime(new Date(Date.now() + 60_000));
  const last = records.attempt(({ turns }) => turns.last(id, 1)[0]?.content, undefined);
  expect(last).toBe("200");
  expect(contents()).toHaveLength(200);
  expect(contents()[0]).toBe("1");
  say("at once");
  expect(contents().at(-1)).toBe("at once");
  records.close();
});

test("a database that is still locked when it is closed stops nothing", () => {
  say("lost");
  records.close();
  other.run("ROLLBACK");
  expect(contents()).toEqual([]);
  expect(told).toEqual(["STORE_LOCKED"]);
});
