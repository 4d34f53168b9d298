import { expect, test } from "bun:test";
import { draft, type Draft, type Pool } from "./draft.ts";
import { rankCandidates } from "./rank-candidates.ts";

function pool(query: string, drafts: readonly Draft[]): Pool {
  return { query, drafts, write: ({ label }) => label };
}

function ranked(
  query: string,
  drafts: readonly Draft[],
  learned: readonly string[] = [],
): string[] {
  return rankCandidates({ pools: [pool(query, drafts)], learned }).map(({ value }) => value);
}

const words = (...names: readonly string[]): readonly Draft[] =>
  names.map((name) => draft(name, "word"));

test.each([
  {
    rule: "what begins with it, then what holds it; letters that only happen to be there are chance",
    query: "che",
    names: ["ache", "checkout", "cherry", "fetch-e"],
    is: ["checkout", "cherry", "ache"],
  },
  {
    rule: "the word itself first",
    query: "ls",
    names: ["lsof", "ls", "lsb"],
    is: ["ls", "lsb", "lsof"],
  },
  { rule: "the same case first", query: "m", names: ["Make", "main"], is: ["main", "Make"] },
  {
    rule: "shorter ones, then by name",
    query: "a",
    names: ["abc", "ab", "aa"],
    is: ["aa", "ab", "abc"],
  },
  {
    rule: "the order of the source where nothing was typed",
    query: "",
    names: ["z", "a", "m"],
    is: ["z", "a", "m"],
  },
  {
    rule: "no chance matches of two letters beside a beginning",
    query: "ho",
    names: ["PYTHON", "home"],
    is: ["home"],
  },
  {
    rule: "chance matches if there is nothing else",
    query: "ho",
    names: ["PYTHON"],
    is: ["PYTHON"],
  },
])("offers $rule", ({ query, names, is }) => {
  expect(ranked(query, words(...names))).toEqual([...is]);
});

test("what was used before comes before what only matches as well", () => {
  expect(ranked("st", words("stash", "status"), ["status"])).toEqual(["status", "stash"]);
  expect(ranked("", words("add", "status", "push"), ["push", "status"])).toEqual([
    "push",
    "status",
    "add",
  ]);
});

test("a kind comes before another where both begin with it", () => {
  const drafts = [draft("build", "file"), draft("bu", "directory"), draft("builder", "subcommand")];
  expect(ranked("b", drafts)).toEqual(["builder", "bu", "build"]);
});

test("the same value is offered once, with the description that one source has", () => {
  const pools = [
    pool("", [draft("add", "history")]),
    pool("", [draft("add", "subcommand", "add it")]),
  ];
  expect(rankCandidates({ pools, learned: [] })).toMatchObject([
    { value: "add", kind: "subcommand", description: "add it" },
  ]);
});

test("an option with and without its = is one option", () => {
  expect(ranked("--", [draft("--all", "option"), draft("--all=", "option")])).toEqual(["--all"]);
});

test("of commands the shorter ones come first, of other words the alphabet decides", () => {
  const names = ["gitk", "git-shell", "git"];
  const commands = names.map((name) => draft(name, "command"));
  expect(ranked("gi", commands)).toEqual(["git", "gitk", "git-shell"]);
  expect(ranked("gi", words(...names))).toEqual(["git", "git-shell", "gitk"]);
});

test("of 50,000 candidates the best thousand are offered, as if all had been sorted", () => {
  const drafts = Array.from({ length: 50_000 }, (_, index) =>
    draft(`file${(index * 7919) % 50_000}`, "file"),
  );
  const best = drafts.map(({ label }) => label).toSorted();
  expect(ranked("file", drafts)).toEqual(best.slice(0, 1000));
  expect(ranked("", drafts)).toEqual(drafts.slice(0, 1000).map(({ label }) => label));
});
