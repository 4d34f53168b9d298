import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { historyId, type SessionId } from "@aish/core";
import type { HistoryRow } from "./schema/history.ts";
import type { HistorySearch } from "./history-search.ts";
import { openStore, type Store } from "./open-store.ts";
import { fillHistory } from "./testing/fill-history.ts";
import {
  temporaryDirectory,
  temporaryStore,
  type TemporaryDirectory,
} from "./testing/temporary-store.ts";

function add(store: Store, command: string): void {
  store.history.start({
    sessionId: undefined,
    turnId: undefined,
    actor: "user",
    channel: "sh",
    command,
    cwd: "/",
    startedAt: new Date(),
  });
}

describe("words are only text", () => {
  const commands = [
    "git status",
    "echo \"a AND b\" || echo '*'",
    "awk '{print $1}' a_b 100%",
    "ÉCOLE=1 make",
    "ls",
    "x\\y",
    "日本語 ファイル",
  ];
  test.each<[string[], number[]]>([
    [["GIT"], [0]],
    [["tus", "git"], [0]],
    [["git", "nothing"], []],
    [['"a'], [1]],
    [["AND"], [1]],
    [["a AND b"], [1]],
    [["*"], [1]],
    [["||"], [1]],
    [["'"], [2, 1]],
    [["%"], [2]],
    [["100%"], [2]],
    [["a_b"], [2]],
    [["_"], [2]],
    [["école"], [3]],
    [["É"], [3]],
    [["é"], [3]],
    [["ls"], [4]],
    [["s"], [4, 0]],
    [["us"], [0]],
    [["\\"], [5]],
    [["x\\y"], [5]],
    [["日本"], [6]],
    [["ファイル"], [6]],
    [["git\0"], [0]],
    [["  "], []],
    [[], [6, 5, 4, 3, 2, 1, 0]],
    [[""], [6, 5, 4, 3, 2, 1, 0]],
  ])("%j", (words, expected) => {
    using temporary = temporaryStore();
    for (const command of commands) add(temporary.store, command);
    const found = temporary.store.history.search({ words, limit: 99 });
    expect(found.map(({ command }) => commands.indexOf(command))).toEqual(expected);
  });
});

test("a word of a hundred thousand characters is only not found", () => {
  using temporary = temporaryStore();
  add(temporary.store, "xxxxxxxxxx");
  expect(temporary.store.history.search({ words: ["x".repeat(100_000)], limit: 99 })).toEqual([]);
});

describe("a page is what reading every row would find", () => {
  let directory: TemporaryDirectory;
  let store: Store;
  let sessions: SessionId[];
  let rows: HistoryRow[];

  beforeAll(() => {
    directory = temporaryDirectory();
    const path = directory.file("aish.db");
    sessions = fillHistory(path, { history: 13_000, sessions: 3 });
    store = openStore({ path, now: () => new Date() });
    rows = store.history.rows({ words: [], limit: 99_999 });
  });
  afterAll(() => {
    store.close();
    directory[Symbol.dispose]();
  });

  const wordLists = [
    [],
    ["git"],
    ["status"],
    ["git", "diff"],
    ["git", "npm"],
    ["ls"],
    ["jq"],
    ["qz"],
    ["l"],
    ["§"],
    ["10.0.1", "de"],
    ["zzzz"],
    ["4242"],
    ["-j", "8"],
    ["st", "g"],
    ["restart"],
    [".4"],
    ["77"],
  ];
  const filters: [string, Omit<HistorySearch, "words" | "limit">][] = [
    ["", {}],
    ["in a common directory", { cwd: "/home/ada" }],
    ["in a rare directory", { cwd: "/home/ada/work/project-7" }],
    ["that failed", { failedOnly: true }],
    ["of the model", { actor: "model" }],
    ["of nobody", { actor: "plan" }],
    ["older than a row", { beforeId: historyId(7000) }],
    ["with all of it", { cwd: "/home/ada", failedOnly: true, actor: "user" }],
  ];

  function expected(search: HistorySearch): number[] {
    const holds = (row: HistoryRow) =>
      search.words.every((word) => row.command.toLowerCase().includes(word.toLowerCase())) &&
      (search.cwd === undefined || row.cwd === search.cwd) &&
      (search.actor === undefined || row.actor === search.actor) &&
      (search.sessionId === undefined || row.session_id === search.sessionId) &&
      (search.failedOnly !== true || row.signal !== null || (row.exit_code ?? 0) !== 0) &&
      (search.beforeId === undefined || row.id < search.beforeId);
    return rows
      .filter(holds)
      .slice(0, search.limit)
      .map(({ id }) => id);
  }

  describe.each(filters)("%s", (_, filter) => {
    test.each(wordLists.map((words) => [words]))("%j", (words) => {
      for (const search of [
        { words, limit: 50, ...filter },
        { words, limit: 5000, ...filter },
        { words, limit: 50, sessionId: sessions[0], ...filter },
      ]) {
        expect(store.history.search(search).map(({ id }) => Number(id))).toEqual(expected(search));
      }
    });
  });

  test("pages follow each other without gap or repetition", () => {
    const words = ["git"];
    const pages: number[] = [];
    for (let beforeId = historyId(99_999); ;) {
      const page = store.history.search({ words, limit: 70, beforeId });
      pages.push(...page.map(({ id }) => Number(id)));
      const last = page.at(-1);
      if (last === undefined) break;
      beforeId = last.id;
    }
    expect(pages).toEqual(expected({ words, limit: 99_999 }));
  });
});
