import { Database } from "bun:sqlite";
import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { enter, entries, keys, openKai, prompt } from "./kai-screen.ts";

setDefaultTimeout(30_000);

describe("history", () => {
  test("is kept with its channel, and recalled in the next prompt, entries of others left out", async () => {
    await using home = await tempHome();
    {
      await using screen = openKai(home);
      await prompt(screen);
      await enter(screen, "echo one");
      await enter(screen, "for x in 2; do\recho $x\rdone");
      await enter(screen, "false", "kai ~ [1]> ");
      screen.type(keys.end);
      expect(await screen.ended()).toBe(0);
    }
    expect(entries(home)).toEqual([
      { channel: "kai", actor: "user", command: "echo one", exit_code: 0 },
      { channel: "kai", actor: "user", command: "for x in 2; do\necho $x\ndone", exit_code: 0 },
      { channel: "kai", actor: "user", command: "false", exit_code: 1 },
    ]);
    home.query(`insert into history (actor, channel, command, cwd, started_at)
      values ('user', 'sh', 'ls -l', '/', '2030-01-01T00:00:00.000Z')`);
    await using screen = openKai(home);
    await prompt(screen);
    screen.type(keys.up);
    await screen.waitFor(() => screen.beforeCursor === "kai ~> false");
    screen.type(keys.up);
    await screen.waitFor(() => screen.beforeCursor === "… done");
    screen.type(keys.up);
    await screen.waitFor(() => screen.beforeCursor === "kai ~> echo one");
    screen.type(keys.down + keys.down + keys.down);
    await screen.waitFor(() => screen.beforeCursor === "kai ~> ");
  });

  test.each([
    { what: "is no database", make: (path: string) => writeFileSync(path, "x".repeat(5000)) },
    { what: "is a directory", make: (path: string) => mkdirSync(path) },
  ])("does without a database that $what", async ({ make }) => {
    await using home = await tempHome();
    mkdirSync(join(home.database, ".."), { recursive: true });
    make(home.database);
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "echo on");
    expect(screen.text()).toContain("\non\n");
    screen.type(keys.up);
    await screen.waitFor(() => screen.beforeCursor === "kai ~> echo on");
  });
});

test("a database that somebody has locked stops nothing, and gets its entries later", async () => {
  await using home = await tempHome();
  await using screen = openKai(home);
  await prompt(screen);
  await enter(screen, "echo one");
  const other = new Database(home.database);
  other.run("BEGIN EXCLUSIVE");
  await enter(screen, "echo two");
  await enter(screen, "echo three");
  expect(screen.text()).toContain("\nthree\n");
  other.run("ROLLBACK");
  other.close();
  screen.type(keys.end);
  expect(await screen.ended()).toBe(0);
  expect(entries(home)).toMatchObject([
    { command: "echo one", exit_code: 0 },
    { command: "echo two", exit_code: 0 },
    { command: "echo three", exit_code: 0 },
  ]);
});

describe("the functions of the person", () => {
  test("make the prompt, and go before and after each entry without touching $?", async () => {
    await using home = await tempHome();
    writeFileSync(
      join(home.path, ".kaishrc"),
      [
        'kaish_prompt() { echo -n "<$?> "; }',
        'kaish_pre_command() { echo "before: $1"; }',
        'kaish_post_command() { echo "after: $1 $2"; false; }',
        "",
      ].join("\n"),
    );
    await using screen = openKai(home);
    await prompt(screen, "<0> ");
    await enter(screen, "sh -c 'exit 3'", "<3> ");
    await enter(screen, "echo $?", "<0> ");
    expect(screen.text().split("\n").slice(1, -1)).toEqual([
      "before: sh -c 'exit 3'",
      "after: sh -c 'exit 3' 3",
      "kaish_post_command ended with status 1",
      "<3> echo $?",
      "before: echo $?",
      "3",
      "after: echo $? 0",
    ]);
  });

  test("that fail to make a prompt are told once, and do without", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, "kaish_prompt() { echo $nope; }");
    await enter(screen, "echo on");
    expect(screen.text().match(/undefined variable/g)).toHaveLength(1);
  });

  test("can be interrupted", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type("kaish_prompt() { echo waiting >&2; sleep 1000; }\r");
    await screen.waitFor(/^waiting$/m);
    screen.type(keys.interrupt);
    await prompt(screen);
  });
});

describe("the init file", () => {
  test.each([
    { from: ["named", "config", "home"], first: "named" },
    { from: ["config", "home"], first: "config" },
    { from: ["home"], first: "home" },
  ])("is the first of $from that is there", async ({ from, first }) => {
    await using home = await tempHome();
    const config = join(home.env["XDG_CONFIG_HOME"] ?? "", "aish");
    mkdirSync(config, { recursive: true });
    const paths: Record<string, string> = {
      named: join(home.path, "named.kai"),
      config: join(config, "init.kai"),
      home: join(home.path, ".kaishrc"),
    };
    for (const name of from) writeFileSync(paths[name] ?? "", `from=${name}\n`);
    await using screen = openKai(home, { env: { KAISH_INIT: paths["named"] ?? "" } });
    await prompt(screen);
    await enter(screen, 'echo "<$from>"');
    expect(screen.text()).toContain(`\n<${first}>\n`);
  });

  test.each([
    { text: "echo a\nif true\n", says: /\.kaishrc:2:/ },
    { text: "echo a\necho b\nx=$nope\n", says: /\.kaishrc:3: undefined variable/ },
  ])("with a fault is told with its line, and the prompt opens", async ({ text, says }) => {
    await using home = await tempHome();
    writeFileSync(join(home.path, ".kaishrc"), text);
    await using screen = openKai(home, { columns: 200 });
    await prompt(screen);
    expect(screen.text()).toMatch(says);
  });

  test("may set up the prompt of aish as well, which here does nothing", async () => {
    await using home = await tempHome();
    const text = "abbr gs 'git status'\nbind ctrl+t toggle-sudo\nprompt git\nfrom=init\n";
    await Bun.write(join(home.env["XDG_CONFIG_HOME"] ?? "", "aish/init.kai"), text);
    await using screen = openKai(home);
    await prompt(screen);
    await enter(screen, 'echo "<$from>"');
    expect(screen.text()).toContain("\n<init>\n");
    expect(screen.text()).not.toContain("init.kai");
    await enter(screen, "abbr gs git", "kai ~ [2]> ");
    expect(screen.text()).toContain("abbr: is only for the prompt of aish");
  });

  test("that everybody may write to is not run", async () => {
    await using home = await tempHome();
    const path = join(home.path, ".kaishrc");
    writeFileSync(path, "from=init\n");
    chmodSync(path, 0o666);
    await using screen = openKai(home, { columns: 200 });
    await prompt(screen);
    expect(screen.text()).toContain(`${path} is not run: everybody may write to it`);
  });
});
