import { expect, test } from "bun:test";
import { matchSnippets } from "./match-snippets.ts";

const snippets = [
  { name: "git-log", description: "what was done" },
  { name: "git-log-graph", description: "the log as a graph" },
  { name: "catalog", description: "list what is in the store" },
  { name: "deploy", description: "put the Log server into production" },
];

test.each([
  { words: ["log"], names: ["git-log", "git-log-graph", "deploy", "catalog"] },
  { words: ["git", "log"], names: ["git-log", "git-log-graph"] },
  { words: ["graph"], names: ["git-log-graph"] },
  { words: ["deploy"], names: ["deploy"] },
  { words: ["DEP"], names: ["deploy"] },
  { words: ["store", "list"], names: ["catalog"] },
  { words: ["log", "nothing"], names: [] },
  { words: [], names: ["deploy", "catalog", "git-log", "git-log-graph"] },
])("$words finds $names, best first", ({ words, names }) => {
  const found = matchSnippets(snippets, words).map(({ name }) => name);
  expect(found).toEqual([...names]);
});
