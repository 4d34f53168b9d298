import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRecords, type Records } from "../records.ts";
import { isDirectory as isDirectoryNow } from "../prompt/is-directory.ts";
import { findCommand, findDirectory, forgetGone } from "./jump.ts";
import { searchableLine } from "./line-table.ts";
import type { Remembered } from "./remembered.ts";

const now = Date.UTC(2026, 0, 2);
let records: Records;
beforeEach(() => {
  records = openRecords(":memory:", (error) => {
    throw error;
  });
  for (const cwd of [
    "/srv/web",
    "/srv/web/old",
    "/srv/web",
    "/srv/gone/web",
    "/srv/gone/web",
    "/srv/gone/web",
  ]) {
    const about = {
      sessionId: undefined,
      turnId: undefined,
      actor: "user",
      channel: "sh",
    } as const;
    records.store.history.start({ ...about, command: "ls", cwd, startedAt: new Date(now) });
  }
});
afterEach(() => records.close());

const there = new Set(["/srv/web", "/srv/web/old"]);
const isDirectory = (path: string) => there.has(path);
const jump = (words: readonly string[], cwd = "/") =>
  findDirectory(records, words, { cwd, now, isDirectory });

test.each<[string, readonly string[], string, string | undefined]>([
  ["the best that is still there", ["web"], "/", "/srv/web"],
  ["not where one is", ["web"], "/srv/web", "/srv/web/old"],
  ["what is named as a path", ["old"], "/srv/web", "/srv/web/old"],
  ["nowhere", ["nothing"], "/", undefined],
])("z goes to %s", (_, words, cwd, path) => {
  expect(jump(words, cwd)?.path).toBe(path);
});

test("z without words goes nowhere and offers the best", () => {
  expect(jump([])).toEqual({ path: undefined, candidates: ["/srv/web", "/srv/web/old"] });
});

test("a jump forgets directories that were removed, not those of a disk that is not mounted", () => {
  const root = mkdtempSync(join(tmpdir(), "aish-jump-"));
  try {
    for (const path of ["there/web", "mount"]) mkdirSync(join(root, path), { recursive: true });
    const visited = ["there/web", "gone/web", "there/gone/web", "mount/web", "gone/other"];
    for (const path of visited) {
      const about = { sessionId: undefined, turnId: undefined, actor: "user" } as const;
      const ran = { command: "ls", channel: "sh", startedAt: new Date(now) } as const;
      records.store.history.start({ ...about, ...ran, cwd: join(root, path) });
    }
    forgetGone(records, [root, "web"], { now, isDirectory: isDirectoryNow });
    const left = records.store.directories.visited(99).map(({ path }) => path);
    expect(left.filter((path) => path.startsWith(root)).toSorted()).toEqual(
      ["gone/other", "mount/web", "there/web"].map((path) => join(root, path)),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
});

function row(command: string, rest: Partial<Remembered> = {}): Remembered {
  const end = { exitCode: 0, signal: undefined, durationMs: 1 };
  return {
    id: undefined,
    command,
    line: searchableLine(command),
    cwd: "/a",
    actor: "user",
    sessionId: "s",
    at: now,
    host: undefined,
    ...end,
    ...rest,
  };
}

test("x takes what was run here, never the model's, itself, or what was not found", () => {
  const rows = [
    row("x make"),
    row("make model", { actor: "model" }),
    row("make typo", { exitCode: 127 }),
    row("make often"),
    row("make often"),
    row("make here", { cwd: "/here" }),
  ];
  expect(findCommand(rows, ["make"], "/here")).toEqual({
    command: "make here",
    candidates: ["make here", "make often"],
  });
  expect(findCommand(rows, [], "/here")?.command).toBeUndefined();
  expect(findCommand(rows, ["nothing"], "/here")).toBeUndefined();
});
