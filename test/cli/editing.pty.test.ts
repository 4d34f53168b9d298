import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

const keys = {
  left: "\x1b[D",
  right: "\x1b[C",
  up: "\x1b[A",
  down: "\x1b[B",
  home: "\x1b[H",
  end: "\x1b[F",
  wordLeft: "\x1b[1;5D",
  delete: "\x1b[3~",
  backspace: "\x7f",
};

const paste = (text: string): string => `\x1b[200~${text}\x1b[201~`;

describe("editing in the middle of a line", () => {
  test.each([
    { typed: `ehco hi${keys.home}${keys.right}${keys.delete}${keys.right}h`, is: "echo hi" },
    { typed: `echo one two${keys.wordLeft}and `, is: "echo one and two" },
    { typed: `echo lost\x15echo kept`, is: "echo kept" },
    { typed: `echo one two\x17three`, is: "echo one three" },
    { typed: `echo hi there${keys.wordLeft}\x0bx`, is: "echo hi x" },
    { typed: `cho hi\x01e\x05 you`, is: "echo hi you" },
    { typed: `echo 日本語${keys.left}${keys.backspace}x`, is: "echo 日x語" },
    { typed: `echo 👩‍👩‍👧‍👦!${keys.left}${keys.backspace}`, is: "echo !" },
    { typed: `echo e\u0301!${keys.left}${keys.backspace}u`, is: "echo u!" },
    { typed: "echo \x1b[99~\x1b[1;9Xok", is: "echo ok" },
  ])("$typed is $is", async ({ typed, is }) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(typed);
    await screen.waitFor(() => screen.lines().at(-1) === `~ ❯ ${is}`);
    screen.type("\r");
    await screen.waitFor(() => screen.isAtPrompt && screen.cursor.row > 4);
    expect(home.query("select command from history")).toEqual([{ command: is }]);
  });

  test("works at 40 columns, over the edge and with wide characters", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { columns: 40 });
    await screen.waitForPrompt();
    const { row } = screen.cursor;
    const text = "echo 0123456789012345678901234567890123456789 日本語 end";
    screen.type(text);
    await screen.waitFor("日本語 end");
    expect(screen.cursor).toEqual({ row: row + 1, column: 4 + 45 + 1 + 6 + 4 - 40 });
    screen.type(`${keys.home}${"\x1b[C".repeat(5)}++`);
    await screen.waitFor(() => wholeText(screen).endsWith(`~ ❯ ${text.replace("0123", "++0123")}`));
    expect(screen.cursor).toEqual({ row, column: 11 });
    screen.type(`${keys.end}${keys.wordLeft}${keys.left}${keys.backspace}`);
    await screen.waitFor("日本 end");
    screen.type("\r");
    await screen.waitFor(/^\+\+0123456789.*日本 end$/m);
    await screen.waitForPrompt();
    expect(screen.text().split("++0123")).toHaveLength(3); // the line and its output, no remains
  });

  test("goes on after a resize, below what was there", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { columns: 40 });
    await screen.run("echo above");
    const digits = "0123456789".repeat(6);
    screen.type(`echo ${digits}`);
    await screen.waitFor(() => wholeText(screen).endsWith(`~ ❯ echo ${digits}`));
    for (const columns of [80, 30]) {
      screen.resize(columns, 24);
      await screen.waitFor(
        () => screen.cursor.column === (4 + 5 + 60) % columns && wholeText(screen).endsWith(digits),
      );
      expect(wholeText(screen)).toContain(`above~ ❯ echo ${digits}`);
    }
    screen.type(`${keys.home}\x1b[C\x1b[C\x1b[C\x1b[C -n\r`);
    await screen.waitFor(`\n${digits}⏎`);
    expect(screen.text()).toContain(`\nabove\n~ ❯ echo -n ${digits}\n`);
  });

  test("a line that fills its row exactly is redrawn in its place", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { columns: 40 });
    await screen.waitForPrompt();
    const { row } = screen.cursor;
    screen.type(`echo ${"x".repeat(40 - 4 - 5)}`);
    await screen.waitFor(() => screen.cursor.row === row + 1 && screen.cursor.column === 0);
    screen.type(keys.backspace);
    await screen.waitFor(() => screen.cursor.row === row && screen.cursor.column === 39);
    screen.type("yz");
    await screen.waitFor(() => screen.cursor.row === row + 1 && screen.cursor.column === 1);
    expect(wholeText(screen)).toContain(`~ ❯ echo ${"x".repeat(30)}yz`);
    expect(screen.text().match(/❯/g)).toHaveLength(1);
  });
});

describe("a paste", () => {
  test("of several lines runs nothing until Enter, then all of it as one command", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(paste("touch made\ntouch more; echo both\n"));
    await screen.waitFor("~ ❯ touch made\n… touch more; echo both");
    expect(existsSync(join(home.path, "made"))).toBe(false);
    screen.type("\r");
    await screen.waitFor(/^both$/m);
    expect(existsSync(join(home.path, "more"))).toBe(true);
    expect(home.query("select command from history")).toEqual([
      { command: "touch made\ntouch more; echo both" },
    ]);
  });

  test("that is cut between two reads, holds an escape, or a Ctrl+C, stays text", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("\x1b[20");
    screen.type("0~echo a\x03b\x1b[31mc\r\nd\x1b[2");
    screen.type("01~");
    await screen.waitFor("~ ❯ echo ab[31mc\n… d");
    screen.type("\x03");
    expect(await screen.run("echo ok")).toBe("ok");
    expect(home.query("select command from history")).toHaveLength(1);
  });

  test("of 20,000 characters arrives whole", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(paste(`printf %s "${"0123456789".repeat(2_000)}" | wc -c`));
    await screen.waitFor(() => screen.beforeCursor.endsWith('" | wc -c'));
    screen.type("\r");
    await screen.waitFor(/^20000$/m);
  });
});

describe("keys at the prompt", () => {
  test("Ctrl+C drops the line, Ctrl+D on a line deletes, Ctrl+L clears", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.run("echo first");
    screen.type("touch made\x03");
    await screen.waitFor("touch made^C");
    await screen.waitForPrompt();
    expect(existsSync(join(home.path, "made"))).toBe(false);
    screen.type(`echo xyes${keys.home}${"\x1b[C".repeat(5)}\x04`);
    await screen.waitFor("~ ❯ echo yes");
    screen.type("\x0c");
    await screen.waitFor(() => screen.lines().length === 1 && screen.lines()[0] === "~ ❯ echo yes");
    screen.type("\r");
    await screen.waitFor(/^yes$/m);
  });

  test("Up recalls what was typed, newest first, and Down comes back to the line begun", async () => {
    await using home = await tempHome();
    await using first = new Screen(home);
    await first.run("echo of another session");
    first.type("\x04");
    await first.ended();
    await using screen = new Screen(home);
    await screen.run("echo one");
    await screen.run("echo two");
    screen.type("ec");
    for (const [key, line] of [
      [keys.up, "echo two"],
      [keys.up, "echo one"],
      [keys.up, "echo of another session"],
      [keys.up, "echo of another session"],
      [keys.down, "echo one"],
      [keys.down, "echo two"],
      [keys.down, "ec"],
      [keys.down, "ec"],
    ] as const) {
      screen.type(key);
      await screen.waitFor(() => screen.beforeCursor === `~ ❯ ${line}`);
    }
  });

  test("a private line is not recalled, stored or told", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.run("echo public");
    expect(await screen.run("!!echo sec''ret")).toBe("secret");
    screen.type(keys.up);
    await screen.waitFor(() => screen.lines().at(-1) === "~ ❯ echo public");
    for (const table of ["history", "turns"]) {
      expect(JSON.stringify(home.query(`select * from ${table}`))).not.toMatch(/sec(?:'')?ret/);
    }
  });
});

describe("Tab", () => {
  test.each([
    { typed: "ls poe", becomes: "ls poem.txt " },
    { typed: "ls two\\ w", becomes: "ls two\\ words.txt " },
    { typed: "ls tw", becomes: "ls two\\ words.txt " },
    { typed: "cd dir/", becomes: "cd dir/inner/" },
    { typed: "cat ~/poe", becomes: "cat ~/poem.txt " },
    { typed: "sqlit", becomes: "sqlite3 " },
    { typed: ":resu", becomes: ":resume " },
    { typed: ":help bg-l", becomes: ":help bg-list " },
    { typed: "gree", becomes: "greet_everybody " },
    { typed: "echo $(ls poe", becomes: "echo $(ls poem.txt " },
  ])("after $typed gives $becomes", async ({ typed, becomes }) => {
    await using home = await tempHome();
    mkdirSync(join(home.path, "dir/inner"), { recursive: true });
    for (const name of ["poem.txt", "two words.txt"]) writeFileSync(join(home.path, name), "");
    writeFileSync(join(home.path, ".bashrc"), "greet_everybody() { :; }\n");
    await using screen = new Screen(home);
    await screen.run("true");
    screen.type(`${typed}\t`);
    // The sign says what kind of line it is.
    await screen.waitFor(() => screen.beforeCursor.replace(/^~ :/, "~ ❯") === `~ ❯ ${becomes}`);
  });

  test("with several that fit completes what they share, then lists them", async () => {
    await using home = await tempHome();
    for (const name of ["alpha-one", "alpha-two"]) writeFileSync(join(home.path, name), "");
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("cat al\t");
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ cat alpha-");
    await screen.waitFor(/alpha-one +alpha-two/);
    screen.type("\t");
    await screen.waitFor(() => screen.beforeCursor === "~ ❯ cat alpha-one");
  });
});

test("the end of a job is told above a half-typed line, which keeps its text and cursor", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("sh -c 'while [ ! -e go ]; do sleep 0.02; done; echo done; exit 4' &");
  await screen.waitForPrompt();
  expect(screen.beforeCursor).toBe("~ 1& ❯ ");
  screen.type(`echo half-typed${keys.left.repeat(5)}`);
  await screen.waitFor(() => screen.beforeCursor === "~ 1& ❯ echo half-");
  await Bun.write(join(home.path, "go"), "");
  await screen.waitFor("[bg:1 exited 4, 5B out, ");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo half-");
  expect(screen.lines().at(-1)).toBe("~ ❯ echo half-typed");
  screen.type("un\r");
  await screen.waitFor(/^half-untyped$/m);
});

/** What is being typed lies on rows of its own: here they are one. */
function wholeText(screen: Screen): string {
  return screen.text().replaceAll("\n", "");
}
