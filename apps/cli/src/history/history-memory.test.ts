import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openRecords, type Records } from "../records.ts";
import { HistoryMemory, type FindRequest, type HistoryMemoryParts } from "./history-memory.ts";

let directory: string;
let records: Records;
let time = Date.UTC(2026, 0, 1);
const here = sessionId("here");

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aish-memory-"));
  records = openRecords(join(directory, "aish.db"), (error) => {
    throw error;
  });
  for (const id of [here, sessionId("there")]) {
    records.store.sessions.create({ id, cwd: "/", model: undefined, now: new Date(time) });
  }
});
afterEach(() => {
  records.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Writes a command of another terminal, or of the model, straight to the database. */
function stored(
  command: string,
  rest: { cwd?: string; exitCode?: number; actor?: "user" | "model"; output?: string } = {},
) {
  const { cwd = "/work", exitCode = 0, actor = "user", output } = rest;
  const start = {
    sessionId: sessionId("there"),
    turnId: undefined,
    actor,
    channel: "sh",
    command,
    cwd,
  } as const;
  const end = {
    exitCode,
    signal: undefined,
    durationMs: 5,
    outputBytes: 1,
    outputPath: output,
    outputExcerpt: undefined,
  };
  return records.store.history.add({ ...start, startedAt: new Date((time += 1000)) }, end);
}

function memory(parts: Partial<HistoryMemoryParts> = {}): HistoryMemory {
  return new HistoryMemory({
    records,
    channel: "sh",
    sessionId: here,
    host: "workbench",
    exists: (path, cwd) => existsSync(resolve(cwd, path)),
    now: () => (time += 1000),
    ...parts,
  });
}

async function loaded(parts: Partial<HistoryMemoryParts> = {}): Promise<HistoryMemory> {
  const made = memory(parts);
  await made.load(() => Promise.resolve());
  return made;
}

function run(made: HistoryMemory, command: string, exitCode = 0, cwd = "/work"): void {
  made.ended(made.add(command, cwd), { id: undefined, exitCode, signal: undefined, durationMs: 1 });
}

const upwards = (made: HistoryMemory, typed: string) => {
  const lines: string[] = [];
  for (
    let line = made.earlier(typed, 0);
    line !== undefined;
    line = made.earlier(typed, lines.length)
  )
    lines.push(line);
  return lines;
};
const request = (rest: Partial<FindRequest> = {}): FindRequest => ({
  query: "",
  scope: "everything",
  cwd: "/work",
  repository: undefined,
  limit: 20,
  ...rest,
});
const listed = (made: HistoryMemory, rest: Partial<FindRequest>) =>
  made.find(request(rest)).rows.map(({ command }) => command);

describe("a suggestion", () => {
  test("comes from what was stored, and at once from what this session ran", async () => {
    stored("make test");
    const made = await loaded();
    expect(made.suggest("ma", "/work")).toBe("make test");
    run(made, "make install");
    expect(made.suggest("make i", "/work")).toBe("make install");
  });

  test("is there before the history is loaded: the newest line that fits", () => {
    const made = memory();
    run(made, "make test");
    expect(made.suggest("ma", "/work")).toBe("make test");
  });

  test("is not a line whose paths are gone, but the next best", async () => {
    writeFileSync(join(directory, "there.txt"), "");
    stored("cat there.txt", { cwd: directory });
    stored("cat gone.txt", { cwd: directory });
    const made = await loaded();
    expect(made.suggest("cat", directory)).toBe("cat there.txt");
  });

  test("waits while nobody knows whether its paths exist", async () => {
    stored("cat x");
    const made = await loaded({ exists: () => undefined });
    expect(made.suggest("cat", "/work")).toBeUndefined();
  });

  test("is never a line that was kept out, or what the model ran", async () => {
    stored("rm -rf build", { actor: "model" });
    const made = await loaded();
    run(made, " rm secret");
    made.privateMode = true;
    run(made, "rm private");
    expect(made.suggest("rm", "/work")).toBeUndefined();
    made.privateMode = false;
    expect(made.suggest("rm", "/work")).toBeUndefined();
    expect(upwards(made, "")).toEqual([]);
  });

  test("is what another terminal has just run, after a look", async () => {
    stored("ls");
    const made = await loaded();
    stored("make there");
    expect(made.suggest("make", "/work")).toBeUndefined();
    made.refresh();
    expect(made.suggest("make", "/work")).toBe("make there");
  });
});

test("an empty history takes in what other terminals run", async () => {
  const made = await loaded();
  stored("make there");
  made.refresh();
  expect(upwards(made, "make")).toEqual(["make there"]);
});

test("a look takes in all that others ran, however much that is", async () => {
  const made = await loaded();
  for (let number = 0; number < 600; number++) stored(`echo ${number}`);
  made.refresh();
  expect(listed(made, { query: "echo", limit: 1000 })).toHaveLength(600);
});

test("what others were running has its end once they have it, and is suggested from then on", async () => {
  const begin = (command: string) =>
    records.store.history.start({
      sessionId: sessionId("there"),
      turnId: undefined,
      actor: "user",
      channel: "sh",
      command,
      cwd: "/work",
      startedAt: new Date((time += 1000)),
    });
  const end = { exitCode: 3, signal: undefined, durationMs: 7, outputBytes: 0 } as const;
  const ended = { ...end, outputPath: undefined, outputExcerpt: undefined };
  const before = begin("serve before");
  const made = await loaded();
  const after = begin("serve after");
  made.refresh();
  expect(made.suggest("serve a", "/work")).toBeUndefined();
  expect(upwards(made, "serve a")).toEqual(["serve after"]);
  records.store.history.finish(before, ended);
  records.store.history.finish(after, { ...ended, exitCode: 0 });
  made.refresh();
  const rows = made.find(request({ query: "serve" })).rows;
  expect(rows.map(({ command, exitCode, durationMs }) => [command, exitCode, durationMs])).toEqual([
    ["serve after", 0, 7],
    ["serve before", 3, 7],
  ]);
  expect(made.suggest("serve a", "/work")).toBe("serve after");
});

test("a command that the database does not let go of stays in the list", async () => {
  let refuses = false;
  const made = await loaded({
    records: {
      ...records,
      attempt: (act, otherwise) => (refuses ? otherwise : records.attempt(act, otherwise)),
    },
  });
  run(made, "echo secret");
  refuses = true;
  expect(made.removeCommand("echo secret")).toBe(false);
  expect(listed(made, { query: "secret" })).toEqual(["echo secret"]);
  expect(made.suggest("echo", "/work")).toBe("echo secret");
});

describe("Up", () => {
  test("brings lines that hold what is typed: of this session first, newest first, each once", async () => {
    for (const command of ["git log", "cd x", "git push", "git log"]) stored(command);
    const made = await loaded();
    run(made, "echo git");
    run(made, "git push");
    stored("git there");
    made.refresh();
    expect(upwards(made, "git")).toEqual(["git push", "echo git", "git there", "git log"]);
    expect(made.earlier("git", 2)).toBe("git there");
  });

  test("minds upper case only if it was typed", async () => {
    stored("Make");
    stored("make");
    const made = await loaded();
    expect(upwards(made, "Ma")).toEqual(["Make"]);
    expect(upwards(made, "mak")).toEqual(["make", "Make"]);
  });

  test("does not bring back the model's commands", async () => {
    stored("git log", { actor: "model" });
    expect(upwards(await loaded(), "git")).toEqual([]);
  });

  test("finds in the database what is not in memory", () => {
    stored("old one");
    expect(upwards(memory(), "old")).toEqual(["old one"]);
  });
});

describe("the list", () => {
  test("has each command once, with its newest end and how often it is there", async () => {
    stored("make", { exitCode: 2 });
    stored("ls");
    stored("make", { cwd: "/elsewhere", exitCode: 0 });
    const made = await loaded();
    const [first, second] = made.find(request()).rows;
    expect(first).toMatchObject({
      command: "make",
      count: 2,
      exitCode: 0,
      cwd: "/elsewhere",
      actor: "user",
    });
    expect(second).toMatchObject({ command: "ls", count: 1 });
  });

  test("puts words in one piece before words letter by letter", async () => {
    for (const command of ["git commit", "get me it", "cargo run"]) stored(command);
    const made = await loaded();
    expect(listed(made, { query: "git" })).toEqual(["git commit", "get me it"]);
    expect(listed(made, { query: "com git" })).toEqual(["git commit"]);
    expect(made.find(request({ query: "cm gt" })).rows[0]?.matches).toEqual([0, 2, 4, 6]);
  });

  test("is narrowed by its scope", async () => {
    stored("root", { cwd: "/r" });
    stored("below", { cwd: "/r/a" });
    stored("beside", { cwd: "/r-x" });
    const made = await loaded();
    run(made, "own", 0, "/else");
    const place = { cwd: "/r/a", repository: "/r" };
    expect(listed(made, { scope: "directory", ...place })).toEqual(["below"]);
    expect(listed(made, { scope: "repository", ...place })).toEqual(["below", "root"]);
    expect(listed(made, { scope: "session", ...place })).toEqual(["own"]);
    expect(listed(made, { scope: "host", ...place })).toHaveLength(4);
  });

  test("goes on in the database", async () => {
    stored("old one");
    const made = memory();
    expect(made.find(request({ query: "old" }))).toEqual({ rows: [], mayBeMore: true });
    expect(made.findOlder(request({ query: "old" })).rows).toMatchObject([
      { command: "old one", count: 1 },
    ]);
    await made.load(() => Promise.resolve());
    expect(made.find(request({ query: "old" })).mayBeMore).toBe(false);
  });
});

test("a removed command is gone from memory, database and disk", async () => {
  const output = join(directory, "output");
  writeFileSync(output, "");
  stored("echo secret", { output });
  stored("echo secret");
  const made = await loaded();
  run(made, "echo secret");
  expect(made.removeCommand("echo secret")).toBe(true);
  expect([made.suggest("echo", "/work"), made.earlier("echo", 0)]).toEqual([undefined, undefined]);
  expect(listed(made, {})).toEqual([]);
  expect(records.store.history.search({ words: ["secret"], limit: 9 })).toEqual([]);
  expect(existsSync(output)).toBe(false);
});

test("the last argument is that of the line so many steps back", async () => {
  stored("cat 'a b'");
  const made = await loaded();
  run(made, "mkdir x");
  expect([0, 1, 2].map((step) => made.lastArgument(step))).toEqual(["x", "'a b'", undefined]);
});

test("words of commands that worked are learned, used most first", async () => {
  const made = await loaded();
  run(made, "git status");
  run(made, "git push --force");
  run(made, "git push");
  run(made, "git psuh", 1);
  expect(made.learned("git", [])).toEqual(["push", "status"]);
  expect(made.learned("git", ["push"])).toEqual(["--force"]);
});

test("what this session runs while the history is being loaded is there once", async () => {
  for (let number = 0; number < 700; number++) stored(`echo ${number}`);
  const made = memory();
  let pauses = 0;
  await made.load(() => {
    if (pauses++ === 0) {
      const line = made.add("make now", "/work");
      const start = {
        sessionId: here,
        turnId: undefined,
        actor: "user",
        channel: "sh",
        command: "make now",
        cwd: "/work",
      } as const;
      const id = records.store.history.start({ ...start, startedAt: new Date(time) });
      made.ended(line, { id, exitCode: 0, signal: undefined, durationMs: 1 });
    }
    return Promise.resolve();
  });
  expect(made.find(request({ query: "now" })).rows).toMatchObject([
    { command: "make now", count: 1 },
  ]);
  expect(made.suggest("make", "/work")).toBe("make now");
  expect(listed(made, { query: "echo", limit: 1000 })).toHaveLength(700);
});

test("each channel has a history of its own", async () => {
  stored("in the shell");
  const start = {
    sessionId: here,
    turnId: undefined,
    actor: "user",
    channel: "ts",
    command: "1 + 1",
    cwd: "/",
  } as const;
  records.store.history.start({ ...start, startedAt: new Date((time += 1000)) });
  expect(upwards(await loaded({ channel: "ts" }), "")).toEqual(["1 + 1"]);
  expect(upwards(await loaded(), "")).toEqual(["in the shell"]);
});
