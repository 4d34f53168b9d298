import { describe, expect, test } from "bun:test";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "../cli/aish.ts";
import { runExample, says, writeFiles } from "./run-example.ts";

describe("log-report.kai", () => {
  const calm = "2026-03-01T14:05:09 INFO started\n2026-03-01T14:07:00 WARN  *  is slow\n";

  test("counts by hour and level; the status tells of errors", async () => {
    await using home = await tempHome();
    await writeFiles(home, {
      "app.log": `${calm}Traceback of something\n2026-03-01T15:00:00 ERROR the disk is full\n2026-03-01T15:59:59 INFO ok`,
    });
    expect(await runExample(home, "log-report.kai", ["app.log"])).toEqual({
      stdout: [
        "hour             ERROR    WARN    INFO   DEBUG\n",
        "2026-03-01 14h       0       1       1       0\n",
        "2026-03-01 15h       1       0       1       0\n",
        "total                1       1       2       0\n",
      ].join(""),
      stderr: "1 lines were not understood\n",
      status: 1,
    });
  });

  test("a log without errors has status 0", async () => {
    await using home = await tempHome();
    await writeFiles(home, { "app.log": calm });
    expect(await runExample(home, "log-report.kai", ["app.log"])).toMatchObject({
      stderr: "",
      status: 0,
    });
  });
});

describe("csv-report.kai", () => {
  const csv =
    'region,item,amount\r\nNorth,"Tea, green",10\r\n"New ""South"" Wales",Cup,-3\n\nNorth,,5\n';

  test("sums by group, the largest first", async () => {
    await using home = await tempHome();
    await writeFiles(home, { "sales.csv": csv });
    const end = await runExample(home, "csv-report.kai", ["sales.csv", "region", "amount"]);
    expect(end).toMatchObject({ stderr: "", status: 0 });
    expect(JSON.parse(end.stdout)).toEqual([
      { region: "North", amount: 15 },
      { region: 'New "South" Wales', amount: -3 },
    ]);
  });

  test.each([
    { text: csv, sum: "price", complaint: "there is no column price" },
    { text: csv, sum: "item", complaint: "line 2: Tea, green is not a whole number" },
    { text: "region,amount\na,1,2\n", sum: "amount", complaint: "line 2: 3 fields, not 2" },
    { text: 'region,amount\n"a,1\n', sum: "amount", complaint: "line 2: a quote is not closed" },
  ])("refuses: $complaint", async ({ text, sum, complaint }) => {
    await using home = await tempHome();
    await writeFiles(home, { "sales.csv": text });
    const end = await runExample(home, "csv-report.kai", ["sales.csv", "region", sum]);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toContain(complaint);
  });
});

describe("merge-config.kai", () => {
  test("merges records, replaces the rest, takes nulls away, keeps types and order", async () => {
    await using home = await tempHome();
    await writeFiles(home, {
      "defaults.json":
        '{"server":{"port":80,"host":"localhost"},"tags":["a","b"],"debug":true,"ratio":1.0}',
      "site.json":
        '{"server":{"host":"example.org"},"tags":["c"],"debug":null,"new":{"gone":null,"id":"007"}}',
    });
    const sets = ["--set", "server.port=8080", "--set", "name=a=b c", "--set", "deep.er=[1]"];
    const argv = [...sets, "defaults.json", "site.json"];
    const end = await runExample(home, "merge-config.kai", argv);
    expect(end).toMatchObject({ stderr: "", status: 0 });
    expect(end.stdout.replaceAll(/\n */g, "")).toBe(
      '{"server": {"port": 8080,"host": "example.org"},"tags": ["c"],"ratio": 1.0,"new": {"id": "007"},"name": "a=b c","deep": {"er": [1]}}',
    );
  });

  test.each([
    { file: "absent.json", complaint: "cannot read absent.json" },
    { file: "broken.json", complaint: "broken.json is not JSON" },
    { file: "list.json", complaint: "list.json does not hold a record" },
  ])("refuses: $complaint", async ({ file, complaint }) => {
    await using home = await tempHome();
    await writeFiles(home, { "broken.json": "{", "list.json": "[1]" });
    const end = await runExample(home, "merge-config.kai", [file]);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toEndWith(`merge-config.kai: ${complaint}\n`);
  });
});

/** A program that tells its version. */
function tool(version: string): string {
  return `#!/bin/sh\necho "${version}"\n`;
}

describe("health-check.kai", () => {
  test("tells what is there, too old, gone and failing, and counts it", async () => {
    await using home = await tempHome();
    await writeFiles(home, {
      "bin/fresh": tool("fresh (GNU things) v1.10.2-rc1"),
      "bin/stale": tool("stale version 1.9"),
      "bin/silent": "#!/bin/sh\nexit 1\n",
      "needs.json": JSON.stringify({
        tools: { fresh: "1.9.8", stale: "1.10", silent: "1", absent: "", sh: "" },
        commands: { "it works": "test -f needs.json", "it fails": "exit 3", gone: "absent -x" },
      }),
    });
    for (const name of ["fresh", "stale", "silent"]) {
      chmodSync(join(home.path, "bin", name), 0o755);
    }
    const path = `${join(home.path, "bin")}:${home.env["PATH"]}`;
    expect(await runExample(home, "health-check.kai", ["needs.json"], { PATH: path })).toEqual({
      stdout: [
        "ok    fresh 1.10.2\n",
        "FAIL  stale 1.9 is older than 1.10\n",
        "FAIL  silent does not tell its version\n",
        "FAIL  absent is not installed\n",
        "ok    sh\n",
        "ok    it works\n",
        "FAIL  it fails: status 3\n",
        "FAIL  gone: the command was not found\n",
      ].join(""),
      stderr: "",
      status: 5,
    });
  });

  test("who needs nothing is healthy", async () => {
    await using home = await tempHome();
    await writeFiles(home, { "needs.json": "{}" });
    expect(await runExample(home, "health-check.kai", ["needs.json"])).toEqual(says(""));
  });
});
