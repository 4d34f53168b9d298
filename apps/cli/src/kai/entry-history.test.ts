import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "bun:test";
import { openRecords, type Records } from "../records.ts";
import { EntryHistory } from "./entry-history.ts";

let directory: string;
let records: Records;
let history: EntryHistory;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aish-entries-"));
  records = openRecords(join(directory, "aish.db"), (error) => {
    throw error;
  });
  history = new EntryHistory(() => records);
});
afterEach(() => {
  records.close();
  rmSync(directory, { recursive: true, force: true });
});

function kept(): readonly string[] {
  const wanted = { words: [], actor: "user", limit: 10 } as const;
  return records.store.history.search(wanted).map(({ command }) => command);
}

test("an entry is kept, and recalled", () => {
  history.begin("echo one", "/")(0);
  expect(kept()).toEqual(["echo one"]);
  expect(history.earlier({ kind: "any" }, 1)).toBe("echo one");
});

test("an entry that begins with a blank is not", () => {
  history.begin(" echo secret", "/")(0);
  expect(kept()).toEqual([]);
  expect(history.earlier({ kind: "any" }, 1)).toBeUndefined();
});

/** A line of the shell with an output of its own. */
function stored(command: string, outputPath: string): void {
  records.store.history.add(
    {
      sessionId: undefined,
      turnId: undefined,
      actor: "user",
      channel: "sh",
      command,
      cwd: "/",
      startedAt: new Date(),
    },
    {
      exitCode: 0,
      signal: undefined,
      durationMs: 1,
      outputBytes: 3,
      outputPath,
      outputExcerpt: "out",
    },
  );
}

test("what is forgotten leaves no output behind, and what cannot be removed stops nothing", () => {
  const output = join(directory, "output");
  const full = join(directory, "full");
  writeFileSync(output, "out");
  mkdirSync(join(full, "inner"), { recursive: true });
  stored("cat secret", full);
  stored("cat secret", output);
  history.forget("cat secret");
  expect(kept()).toEqual([]);
  expect(existsSync(output)).toBe(false);
});
