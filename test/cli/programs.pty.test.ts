import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { modesAtPrompt, Screen, type TerminalFlags } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

const fixture = (name: string): string => join(import.meta.dir, "fixtures", name);
const rawProgram = `${process.execPath} ${fixture("raw-program.ts")}`;

function present(program: string): boolean {
  return Bun.which(program, { PATH: "/usr/local/bin:/usr/bin:/bin" }) !== null;
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** The next line works as if nothing had been run. */
async function expectSane(screen: Screen, flagsAtPrompt: TerminalFlags): Promise<void> {
  await screen.waitForPrompt();
  expect(screen.modes).toEqual(modesAtPrompt);
  expect(screen.flags).toEqual(flagsAtPrompt);
  const modes = (await screen.run("stty -a")).split(/[\s;]+/);
  expect(modes).toEqual(expect.arrayContaining(["isig", "icanon", "echo", "opost", "icrnl"]));
}

describe("programs that take the whole screen", () => {
  test.skipIf(!present("vim"))(
    "vim edits a file, follows the size and leaves the screen",
    async () => {
      await using home = await tempHome();
      await using screen = new Screen(home);
      await screen.waitForPrompt();
      const { flags } = screen;
      await screen.run("echo before");
      screen.type("vim -u NONE -N poem\r");
      await screen.waitFor(() => screen.modes.alternateScreen && screen.text().includes('"poem"'));
      screen.type(":au VimResized * call writefile([&columns . ' by ' . &lines], 'size')\r");
      screen.type("ia line of verse\x1b");
      await screen.waitFor("a line of verse");
      screen.resize(60, 12);
      const size = join(home.path, "size");
      await until("vim sees the size", () => textOf(size) === "60 by 12\n");
      screen.type(":wq\r");
      await screen.waitForPrompt();
      expect(screen.text()).toContain("before");
      expect(readFileSync(join(home.path, "poem"), "utf8")).toBe("a line of verse\n");
      await expectSane(screen, flags);
      expect(home.query("select output_excerpt from history where command like 'vim%'")).toEqual([
        { output_excerpt: expect.stringContaining("[a full-screen program ran here]") },
      ]);
    },
  );

  test.skipIf(!present("less"))("less pages, redraws at another size and quits", async () => {
    await using home = await tempHome();
    writeFileSync(
      join(home.path, "long"),
      Array.from({ length: 300 }, (_, at) => `line ${at + 1}\n`).join(""),
    );
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type("less long\r");
    await screen.waitFor(() => screen.lines().at(-2) === "line 23");
    screen.type(" ");
    await screen.waitFor(() => screen.lines()[0] === "line 24");
    screen.resize(80, 10);
    await screen.waitFor(() => screen.lines()[0] === "line 24" && screen.lines()[9] === ":");
    screen.type("/line 250\r");
    await screen.waitFor(() => screen.lines()[0] === "line 250");
    screen.type("q");
    await expectSane(screen, flags);
  });

  test.skipIf(!present("top"))("top draws, takes keys and quits", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type("top -d 0.2\r");
    await screen.waitFor(/Tasks:.*total/);
    screen.type("t");
    screen.resize(100, 15);
    await screen.waitFor(() => screen.lines().some((line) => line.length > 80));
    // top drops a key that comes while it adapts to the size: the next frame says that it has.
    const { received } = screen;
    await screen.waitFor(() => screen.received > received + 1000);
    screen.type("q");
    await expectSane(screen, flags);
  });

  test("one that is killed while it has the screen leaves nothing of it behind", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    await screen.run("echo before");
    screen.type(`sh ${fixture("full-screen.sh")}\r`);
    await screen.waitFor(() => screen.modes.alternateScreen && screen.text().includes("all is on"));
    expect(screen.modes).toMatchObject({ cursorHidden: true, mouse: "vt200", wraps: false });
    const sleeper = Bun.spawnSync(["pgrep", "-f", "^sleep 1000$"]).stdout.toString();
    const own = home.processes().find((pid) => sleeper.split("\n").includes(String(pid)));
    process.kill(own!, "SIGKILL");
    await screen.waitForPrompt();
    expect(screen.text()).toContain("before");
    expect(screen.beforeCursor).toBe("~ [137 SIGKILL] ❯ ");
    await expectSane(screen, flags);
    await screen.run("seq 100");
    expect(screen.isPlain("98")).toBe(true);
    expect(screen.lines().slice(-4)).toEqual(["98", "99", "100", "~ ❯ "]);
  });
});

describe("programs that read the terminal", () => {
  test.skipIf(!present("python3"))(
    "python3 evaluates, edits its line and ends with Ctrl+D",
    async () => {
      await using home = await tempHome();
      await using screen = new Screen(home);
      await screen.waitForPrompt();
      const { flags } = screen;
      screen.type("/usr/bin/python3 -q\r");
      await screen.waitFor(() => screen.beforeCursor === ">>> ");
      screen.type("print(6 * 8\x1b[D7\x1b[C)\r");
      await screen.waitFor(() => screen.beforeCursor === ">>> ");
      await screen.waitFor(/^468$/m);
      screen.type("import os; os.get_terminal_size().columns\r");
      await screen.waitFor(/^80$/m);
      screen.resize(70, 20);
      screen.type("os.get_terminal_size().columns\r");
      await screen.waitFor(/^70$/m);
      screen.type("import time; time.sleep(1000)\r");
      await screen.waitFor("time.sleep");
      screen.type("\x03");
      await screen.waitFor("KeyboardInterrupt");
      await screen.waitFor(() => screen.beforeCursor === ">>> ");
      screen.type("\x04");
      await expectSane(screen, flags);
    },
  );

  test("a password is asked for, not shown, not stored, and reaches the program", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type(`echo not-this | sh ${fixture("password-prompt.sh")}\r`);
    await screen.waitFor(() => screen.beforeCursor === "Password: ");
    screen.type("correct horse\r");
    await screen.waitFor(/^13 letters$/m);
    await expectSane(screen, flags);
    expect(screen.text()).not.toContain("correct horse");
    expect(JSON.stringify(home.query("select * from history"))).not.toContain("correct horse");
    expect(JSON.stringify(home.query("select * from turns"))).not.toContain("correct horse");
  });

  test("Ctrl+C at a password ends the program, and the echo is back", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type(`sh ${fixture("password-prompt.sh")}\r`);
    await screen.waitFor(() => screen.beforeCursor === "Password: ");
    screen.type("secr\x03");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ [130 SIGINT] ❯ ");
    await expectSane(screen, flags);
  });

  test("a raw program gets every key as it is, and each new size", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type(`${rawProgram}\r`);
    await screen.waitFor(/^raw$/m);
    const keys = [
      "\x03",
      "\x1a",
      "\x1c",
      "\x11",
      "\x13",
      "\r",
      "\n",
      "\x7f",
      "\x1b[A",
      "é",
      "\x00",
    ];
    for (const key of keys) {
      screen.type(key);
      await screen.waitFor(new RegExp(`^key ${Buffer.from(key).toString("hex")}$`, "m"));
    }
    screen.resize(100, 30);
    await screen.waitFor(/^size 30 100$/m);
    screen.resize(40, 10);
    await screen.waitFor(/^size 10 40$/m);
    screen.type("q");
    await screen.waitForPrompt();
    await expectSane(screen, flags);
    expect(await screen.run("stty size")).toBe("10 40");
  });

  test("a raw program that leaves its terminal raw does not leave ours so", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type(`${rawProgram}\r`);
    await screen.waitFor(/^raw$/m);
    screen.type("x");
    await expectSane(screen, flags);
  });

  test("keys typed while a command runs are the command's; what it has not read is for the prompt", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("echo up; read a; echo got-$a; read b; echo and-$b\r");
    await screen.waitFor(/^up$/m);
    screen.type("one\r");
    await screen.waitFor(/^got-one$/m);
    screen.type("two\recho run-$((1+1))\r");
    await screen.waitFor(/^and-two$/m);
    await screen.waitFor(/^run-2$/m);
    await screen.waitForPrompt();
    expect(home.query("select command from history")).toEqual([
      { command: "echo up; read a; echo got-$a; read b; echo and-$b" },
      { command: "echo run-$((1+1))" },
    ]);
  });
});
