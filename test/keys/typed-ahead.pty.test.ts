import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome, type Home } from "../cli/aish.ts";
import { Screen } from "../cli/screen.ts";
import { clear, openKeys, type Keys } from "./open-keys.ts";

setDefaultTimeout(30_000);

let keys: Keys;
beforeAll(
  async () =>
    void (keys = await openKeys({ columns: 80, rows: 24, config: "editor.suggestions = false\n" })),
);
afterAll(async () => keys[Symbol.asyncDispose]());

/** The commands that the last `count` rows of the history have. */
const lastCommands = (home: Home, count: number): readonly unknown[] =>
  home
    .query(`select command from history order by id desc limit ${count}`)
    .map(({ command }) => command);

describe("what is typed behind Enter in the same read reaches the command", () => {
  test.each([
    { way: "as CR", enter: "\r" },
    { way: "as LF", enter: "\n" },
    { way: "as CSI u", enter: "\x1b[13u" },
    { way: "as Ctrl+M of modifyOtherKeys", enter: "\x1b[27;5;109~" },
    { way: "as Ctrl+O", enter: "\x0f" },
  ])("Enter $way", async ({ enter }) => {
    const { home, screen } = keys;
    await clear(screen);
    await screen.run("true");
    screen.type(`head -2 > got${enter}first\rsecond\r`);
    await screen.waitFor(() => screen.isAtPrompt && screen.lines().includes("second"));
    expect(readFileSync(join(home.path, "got"), "utf8")).toBe("first\nsecond\n");
    expect(lastCommands(home, 2)).toEqual(["head -2 > got", "true"]);
  });
});

test("what is typed while a command runs reaches it and not the prompt", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  screen.type("echo up; head -3 > got\r");
  await screen.waitFor(/^up$/m);
  screen.type("one\r");
  screen.type("\x1b[A\r\x1b[200~three\x1b[201~\r");
  await screen.waitForPrompt();
  expect(readFileSync(join(home.path, "got"), "utf8")).toBe(
    "one\n\x1b[A\n\x1b[200~three\x1b[201~\n",
  );
  expect(screen.beforeCursor).toBe("~ ❯ ");
});

test.each([
  { way: "Ctrl+C", keys: "abc\x03echo next\r" },
  { way: "Ctrl+C as CSI u", keys: "abc\x1b[99;5uecho next\r" },
  { way: "Ctrl+C twice", keys: "\x03\x03echo next\r" },
  { way: "Ctrl+C and Ctrl+L", keys: "abc\x03\x0cecho next\r" },
  { way: "Enter on an empty line", keys: "\r\recho next\r" },
  { way: "F1", keys: "\x1bOPecho next\r" },
])("what is typed behind $way in the same read is the next line", async ({ keys: typed }) => {
  const { home, screen } = keys;
  await screen.run("true before");
  await clear(screen);
  screen.type(typed);
  await screen.waitFor(() => screen.isAtPrompt && screen.lines().includes("next"));
  expect(lastCommands(home, 2)).toEqual(["echo next", "true before"]);
});

test("what is typed before the first prompt is there is the first line", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  screen.type("echo early\r");
  await screen.waitFor(/^early$/m);
  await screen.waitForPrompt();
  expect(home.query("select command from history")).toEqual([{ command: "echo early" }]);
});
