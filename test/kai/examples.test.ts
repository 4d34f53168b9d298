import { expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { aish, tempHome } from "../cli/aish.ts";
import { exampleFolder, runExample, says } from "./run-example.ts";

const scripts = readdirSync(exampleFolder).filter((name) => name.endsWith(".kai"));
const programs = scripts.filter((name) => name !== "retry.kai");

test("the table of examples names every script", async () => {
  const table = await Bun.file(join(exampleFolder, "README.md")).text();
  const rows = [...table.matchAll(/^\| \[(\S+\.kai)\]/gm)].map((row) => row[1] ?? "");
  expect(rows.toSorted()).toEqual(scripts.toSorted());
});

test.each(scripts)("--check finds nothing wrong in %s", async (name) => {
  await using home = await tempHome();
  expect(await aish(home, ["kai", "--check", join(exampleFolder, name)])).toEqual(says(""));
});

test.each(programs)("%s without arguments prints its usage with status 2", async (name) => {
  await using home = await tempHome();
  const end = await runExample(home, name);
  expect(end).toMatchObject({ stdout: "", status: 2 });
  expect(end.stderr).toStartWith(`usage: ${join(exampleFolder, name)} `);
});

test.each(programs.filter((name) => !["fetch-all.kai", "merge-config.kai"].includes(name)))(
  "%s with too many arguments prints its usage with status 2",
  async (name) => {
    await using home = await tempHome();
    const end = await runExample(home, name, ["a", "b", "c", "d"]);
    expect(end).toMatchObject({ stdout: "", status: 2 });
    expect(end.stderr).toStartWith("usage: ");
  },
);
