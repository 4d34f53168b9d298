import { Glob } from "bun";
import { expect, test } from "bun:test";
import { dirname } from "node:path";

const root = `${import.meta.dir}/..`;

// The package graph of docs/architecture.md. An edge that is not here does not exist.
const graph: Record<string, string[]> = {
  "libs/core": [],
  "libs/syntax": ["core"],
  "libs/kernel": ["core", "syntax"],
  "libs/builtins": ["core", "kernel"],
  "libs/policy": ["core"],
  "libs/session": ["core", "policy"],
  "libs/executor": ["core"],
  "libs/store": ["core"],
  "libs/broker": ["core"],
  "libs/terminal": ["core"],
  "libs/completion": ["core", "terminal"],
};

test.each(Object.entries(graph))("%s depends on nothing but %p", async (folder, allowed) => {
  const manifest = await Bun.file(`${root}/${folder}/package.json`).json();
  const internal = Object.keys(manifest.dependencies ?? {}).filter((name) =>
    name.startsWith("@aish/"),
  );
  expect(internal.toSorted()).toEqual(allowed.map((name) => `@aish/${name}`));
});

test("every package in libs is in the graph", async () => {
  const found = await Array.fromAsync(new Glob("libs/*/package.json").scan(root));
  expect(found.map((path) => dirname(path)).toSorted()).toEqual(Object.keys(graph).toSorted());
});
