import { describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseCases } from "./parse-cases.ts";
import { runCase } from "./run-case.ts";

const names = readdirSync(import.meta.dir).filter((name) => name.endsWith(".aish"));

test.each(names)("%s states no rule twice", (name) => {
  const rules = casesIn(name).map((spec) => spec.name);
  expect(rules.length).toBeGreaterThan(0);
  expect(rules).toEqual([...new Set(rules)]);
});

describe.each(names)("%s", (name) => {
  for (const spec of casesIn(name)) test(spec.name, () => runCase(spec));
});

function casesIn(name: string): ReturnType<typeof parseCases> {
  const path = join(import.meta.dir, name);
  return parseCases(`test/spec/${basename(path)}`, readFileSync(path, "utf8"));
}
