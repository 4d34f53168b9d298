import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { openConversation } from "./conversation.ts";
import { modesAfterwards, modesAtPrompt, Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

/**
 * Not typed at a `sh` that is about to start a program: where sh does that with vfork(2), the stopped
 * child keeps it from stopping, under any shell.
 */
const suspend = "\x1a";

describe("Ctrl+Z parks, and :fg goes on with,", () => {
  test("vim, whose screen comes back as it was", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    const { flags } = screen;
    screen.type("vim -u NONE -N poem\r");
    await screen.waitFor(() => screen.modes.alternateScreen && screen.text().includes('"poem"'));
    screen.type("ia line\x1b");
    await screen.waitFor("a line");
    screen.type(suspend);
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ 1 stopped ❯ ");
    expect(screen.modes).toEqual(modesAtPrompt);
    expect(screen.flags).toEqual(flags);
    expect(await screen.run("echo meanwhile")).toBe("meanwhile");
    screen.resize(70, 20);
    screen.type(":fg\r");
    await screen.waitFor(() => screen.modes.alternateScreen && screen.lines()[0] === "a line");
    screen.type(":call writefile([&columns . ' by ' . &lines], 'size')\r");
    const size = join(home.path, "size");
    await until("vim sees the size", () => existsSync(size) && statSync(size).size > 0);
    expect(readFileSync(size, "utf8")).toBe("70 by 20\n");
    screen.type(":q!\r");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ ❯ ");
    expect(screen.modes).toEqual(modesAtPrompt);
    expect(home.processes()).toEqual([screen.pid]);
  });

  test("less", async () => {
    await using home = await tempHome();
    writeFileSync(join(home.path, "long"), "line\n".repeat(100));
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("less long\r");
    await screen.waitFor(() => screen.modes.alternateScreen && screen.lines().length === 24);
    screen.type(suspend);
    await screen.waitForPrompt();
    expect(screen.modes).toEqual(modesAtPrompt);
    screen.type(":fg\r");
    await screen.waitFor(() => screen.modes.alternateScreen && screen.lines().length === 24);
    screen.type("q");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ ❯ ");
  });

  test("python3", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("/usr/bin/python3 -q\r");
    await screen.waitFor(() => screen.beforeCursor === ">>> ");
    screen.type("kept = 6 * 7\r");
    await screen.waitFor(() => screen.beforeCursor === ">>> " && screen.text().includes("6 * 7"));
    screen.type(suspend);
    await screen.waitForPrompt();
    screen.type(":fg\r");
    await screen.waitFor(/^\/usr\/bin\/python3 -q$/m);
    screen.type("print(kept, 'is it')\r");
    await screen.waitFor(/^42 is it$/m);
    screen.type("exit(4)\r");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ [4] ❯ ");
  });

  test("sleep, which Ctrl+C then ends", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("sleep 1000\r");
    await until("it sleeps", () => home.processes().length === 3);
    screen.type(suspend);
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ 1 stopped ❯ ");
    screen.type(":fg\r");
    await screen.waitFor(/^sleep 1000$/m);
    screen.type("\x03");
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ [130 SIGINT] ❯ ");
    expect(home.query("select exit_code, signal from history")).toEqual([
      { exit_code: 130, signal: "SIGINT" },
    ]);
    expect(home.processes()).toEqual([screen.pid]);
  });

  test("a pipeline, whole", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type("(echo up; while [ ! -e go ]; do sleep 0.02; done; echo over) | cat | cat\r");
    await screen.waitFor(/^up$/m);
    screen.type(suspend);
    await screen.waitForPrompt();
    await Bun.write(join(home.path, "go"), "");
    screen.type(":fg\r");
    await screen.waitFor(/^over$/m);
    await screen.waitForPrompt();
    expect(home.query("select exit_code from history")).toEqual([{ exit_code: 0 }]);
  });

  test("the one that is named, of several", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    for (const name of ["first", "second"]) {
      screen.type(`sh -c 'echo up-${name}; read a; echo got-$a-${name}'\r`);
      await screen.waitFor(new RegExp(`^up-${name}$`, "m"));
      screen.type(suspend);
      await screen.waitForPrompt();
    }
    expect(screen.beforeCursor).toBe("~ 2 stopped ❯ ");
    expect(await screen.run(":fg 7")).toContain("no command is stopped as 7");
    screen.type(":fg 1\r");
    await screen.waitFor(/^sh -c 'echo up-first.*'$/m);
    screen.type("x\r");
    await screen.waitFor(/^got-x-first$/m);
    await screen.waitForPrompt();
    screen.type(":fg\r");
    await screen.waitFor(/^sh -c 'echo up-second.*'$/m);
    screen.type("y\r");
    await screen.waitFor(/^got-y-second$/m);
    await screen.waitForPrompt();
    expect(screen.beforeCursor).toBe("~ ❯ ");
  });
});

test(":bg lets a stopped command run on, and its end is told above the line being typed", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  screen.type("bash -c 'echo up; while [ ! -e go ]; do sleep 0.02; done; echo late; exit 5'\r");
  await screen.waitFor(/^up$/m);
  screen.type(suspend);
  await screen.waitForPrompt();
  expect(await screen.run(":bg")).toContain("%1 bash -c");
  expect(await screen.run(":jobs")).toContain("%1  running  bash -c");
  screen.type("half a line");
  await screen.waitFor(() => screen.beforeCursor.endsWith("half a line"));
  await Bun.write(join(home.path, "go"), "");
  await screen.waitFor("[%1 exited 5] bash -c 'echo up;");
  await screen.waitFor(() => screen.beforeCursor.endsWith("? half a line"));
  expect(home.query("select exit_code, output_excerpt from history limit 1")).toEqual([
    { exit_code: 5, output_excerpt: expect.stringContaining("late") },
  ]);
});

test("a stopped command that is killed is told and forgotten", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  screen.type("sh -c 'echo $PPID > pid; read a'\r");
  await until("it runs", () => existsSync(join(home.path, "pid")));
  screen.type(suspend);
  await screen.waitForPrompt();
  const shell = await Bun.file(join(home.path, "pid")).text();
  process.kill(Number(shell), "SIGKILL");
  await screen.waitFor("[%1 exited 137] sh -c");
  await screen.waitForPrompt();
  expect(screen.beforeCursor).toBe("~ ❯ ");
  expect(await screen.run(":fg")).toContain("no command is stopped");
});

test("leaving with stopped commands warns once, then ends them", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.waitForPrompt();
  screen.type("sh -c 'echo up; read a'\r");
  await screen.waitFor(/^up$/m);
  screen.type(suspend);
  await screen.waitForPrompt();
  expect(await screen.run(":quit")).toContain("there are stopped commands; leave once more");
  expect(await screen.run("echo stayed")).toBe("stayed");
  expect(await screen.run("exit")).toContain("there are stopped commands; leave once more");
  screen.type("\x04");
  expect(await screen.ended()).toBe(0);
  expect(screen.flags).toEqual(screen.flagsBefore);
  expect(screen.modes).toEqual(modesAfterwards);
  await until("they are gone", () => home.processes().length === 0);
});

describe("a command of the model's that is stopped", () => {
  test.each([
    { key: ":fg", shows: true },
    { key: ":bg", shows: false },
  ])(
    "goes on with $key after its turn, and the model was told that it was parked",
    async ({ key, shows }) => {
      await using talk = await openConversation([
        {
          text: "CMD: bash -c 'echo up; while [ ! -e go ]; do sleep 0.02; done; echo late; exit 3'",
        },
        { expects: ["the person stopped it with Ctrl+Z; it is parked"], text: "Then not." },
      ]);
      await using screen = new Screen(talk.home);
      await screen.waitForPrompt();
      screen.type("?wait\r");
      await screen.waitFor(() => screen.beforeCursor.startsWith("run? "));
      screen.type("y\r");
      await screen.waitFor(/^up$/m);
      screen.type(suspend);
      await screen.waitFor("Then not.");
      await screen.waitForPrompt();
      expect(screen.beforeCursor).toBe("~ 1 stopped ❯ ");
      await Bun.write(join(talk.home.path, "go"), "");
      screen.type(`${key}\r`);
      await screen.waitFor(shows ? /^late$/m : "[%1 exited 3]");
      await screen.waitFor(() => screen.isAtPrompt && !screen.beforeCursor.includes("stopped"));
      expect(/^late$/m.test(screen.text())).toBe(shows);
      expect(talk.home.query("select actor, exit_code from history")).toEqual([
        { actor: "model", exit_code: 3 },
      ]);
      expect(talk.server.problems).toEqual([]);
    },
  );
});
