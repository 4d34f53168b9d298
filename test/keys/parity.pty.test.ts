import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
import { recorded } from "./keyboard-left.ts";
import { key } from "./key.ts";

setDefaultTimeout(30_000);

test("a command that reads only the beginning ends the one that writes, and nothing is said of it", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  expect(await screen.run("yes | head -1")).toBe("y");
  expect(home.query("select exit_code from history")).toEqual([{ exit_code: 0 }]);
});

describe("the history", () => {
  test("leaves out a line behind a blank and a jump upwards, and knows what failed", async () => {
    await using home = await tempHome();
    mkdirSync(join(home.path, "a/b/c"), { recursive: true });
    await using screen = new Screen(home);
    for (const line of [" echo hidden", "cd a/b/c", "...", "false", "echo seen"]) {
      await screen.run(line);
    }
    expect(home.query("select command, cwd, exit_code from history order by id")).toEqual([
      { command: "cd a/b/c", cwd: home.path, exit_code: 0 },
      { command: "false", cwd: join(home.path, "a"), exit_code: 1 },
      { command: "echo seen", cwd: join(home.path, "a"), exit_code: 0 },
    ]);
    screen.type(key.up.repeat(9));
    await screen.waitFor(() => screen.beforeCursor.endsWith("❯ cd a/b/c"));
  });

  test("of two shells at once loses nothing", async () => {
    await using home = await tempHome();
    await using one = new Screen(home);
    await using other = new Screen(home);
    await Promise.all([one.waitForPrompt(), other.waitForPrompt()]);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([one.run(`echo one ${round}`), other.run(`echo other ${round}`)]);
    }
    const rows = home.query("select command from history").map(({ command }) => command);
    const numbers = Array.from({ length: 10 }, (_, round) => round);
    expect(rows.map(String).toSorted((a, b) => a.localeCompare(b))).toEqual([
      ...numbers.map((round) => `echo one ${round}`),
      ...numbers.map((round) => `echo other ${round}`),
    ]);
  });
});

test("help and a lone !! say something of aish, and one letter is no slip of another", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  expect(await screen.run("help")).toStartWith("A line is a command or a question:\n");
  expect(await screen.run("help pwd | head -1")).toStartWith("pwd: pwd");
  expect(await screen.run("!!")).toBe("nothing follows !!; Up brings the last line back");
  expect(await screen.run("q")).not.toContain("did you mean");
});

test("a theme colours the very next prompt", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home, [], { env: { COLORTERM: "truecolor" } });
  await screen.waitForPrompt();
  const output = recorded(screen);
  await screen.run(":theme aish-light");
  const light = output().slice(output().lastIndexOf("\x1b]133;A"));
  await screen.run(":theme aish-dark");
  const dark = output().slice(output().lastIndexOf("\x1b]133;A"));
  expect(light).toContain("❯");
  expect(dark).toContain("❯");
  expect(light).not.toBe(dark);
});

test("each mode keeps its half-typed line and its history", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("echo of the shell");
  screen.type("echo half");
  await screen.waitFor("echo half");
  screen.type("\x1bOQ");
  await screen.waitFor(() => !screen.beforeCursor.includes("half") && screen.modes.bracketedPaste);
  screen.type("print 'in kai'");
  await screen.waitFor(() => screen.beforeCursor.endsWith("print 'in kai'"));
  screen.type("\x1bOP");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo half");
  screen.type("\x15\x1b[A");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo of the shell");
  screen.type("\x1bOQ");
  await screen.waitFor(() => screen.beforeCursor.endsWith("print 'in kai'"));
  screen.type(`\x15${key.up}?`);
  await screen.waitFor(() => screen.beforeCursor.endsWith("?"));
  expect(screen.beforeCursor).not.toContain("of the shell");
});

test("a paste of three lines runs nothing until Enter", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  screen.type("\x1b[200~echo one\necho two\necho three\x1b[201~");
  await screen.waitFor("… echo three");
  expect(home.query("select count(*) as rows from history")).toEqual([{ rows: 0 }]);
  screen.type("\r");
  await screen.waitFor(/^one\ntwo\nthree$/m);
});

test("x prefers what was run here to what was run more often elsewhere", async () => {
  await using home = await tempHome();
  mkdirSync(join(home.path, "here"));
  await using screen = new Screen(home);
  for (const line of ["echo there x1", "echo there x1", "cd here", "echo here x1", "x echo x1"]) {
    await screen.run(line);
  }
  await screen.waitFor(() => screen.text().match(/^here x1$/gm)?.length === 2);
});

test("z prefers the shorter path of two that were visited as often", async () => {
  await using home = await tempHome();
  mkdirSync(join(home.path, "proj/deep/proj"), { recursive: true });
  await using screen = new Screen(home);
  for (const line of ["cd ~/proj/deep/proj", "true", "cd ~/proj", "true", "cd ~", "z proj"]) {
    await screen.run(line);
  }
  await screen.waitFor(() => screen.beforeCursor === "~/proj ❯ ");
});
