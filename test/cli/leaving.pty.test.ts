import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { aishCommand, tempHome, type Home } from "./aish.ts";
import { modesAfterwards, Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

const fixture = (name: string): string => join(import.meta.dir, "fixtures", name);

/** The terminal is as it was found, and nothing is left running. */
async function expectGone(screen: Screen, home: Home): Promise<void> {
  expect(screen.flags).toEqual(screen.flagsBefore);
  await screen.waitFor(() => !screen.modes.bracketedPaste);
  expect(screen.modes).toEqual(modesAfterwards);
  await until(
    () => `nothing is left: ${home.processes().join(" ")}`,
    () => home.processes().length === 0,
  );
}

describe("the terminal is put back, with the right status,", () => {
  test.each([
    { way: ":quit", keys: ":quit\r", status: 0 },
    { way: "exit", keys: "exit\r", status: 0 },
    { way: "Ctrl+D", keys: "\x04", status: 0 },
  ])("after $way", async ({ keys, status }) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(keys);
    expect(await screen.ended()).toBe(status);
    await expectGone(screen, home);
    expect(screen.cursor.column).toBe(0);
  });

  test.each([
    { signal: "SIGTERM", status: 143 },
    { signal: "SIGHUP", status: 129 },
  ] as const)("after $signal at the prompt", async ({ signal, status }) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    await screen.run("echo something to remember");
    screen.type("half a li");
    await screen.waitFor("half a li");
    screen.kill(signal);
    expect(await screen.ended()).toBe(status);
    await expectGone(screen, home);
    const [session] = home.query("select ended_at is not null as ended from sessions");
    expect(session).toEqual({ ended: 1 });
  });

  test.each([
    { signal: "SIGTERM", status: 143 },
    { signal: "SIGHUP", status: 129 },
  ] as const)("after $signal while a program has the screen", async ({ signal, status }) => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(`sh ${fixture("full-screen.sh")}\r`);
    await screen.waitFor(() => screen.modes.alternateScreen && screen.text().includes("all is on"));
    screen.kill(signal);
    expect(await screen.ended()).toBe(status);
    await screen.waitFor(() => !screen.modes.alternateScreen);
    await expectGone(screen, home);
    expect(home.query("select exit_code, signal from history")).toEqual([
      { exit_code: 129, signal: "SIGHUP" },
    ]);
    expect(screen.text().match(/❯/g)).toHaveLength(1);
  });

  test("after SIGTERM while a command ignores SIGHUP and SIGTERM", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.waitForPrompt();
    screen.type(`sh -c 'trap "" HUP TERM INT; echo deaf; sleep 1000; sleep 1000'\r`);
    await screen.waitFor(/^deaf$/m);
    screen.kill("SIGTERM");
    expect(await screen.ended()).toBe(143);
    await expectGone(screen, home);
  });
});

describe("an error that nobody caught ends the program, is shown, and leaves the terminal sane", () => {
  const env = { BUN_OPTIONS: `--preload=${fixture("throw-on-signal.ts")}` };

  test("at the prompt", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { env });
    await screen.waitForPrompt();
    screen.type("half a li");
    await screen.waitFor("half a li");
    screen.kill("SIGUSR2");
    expect(await screen.ended()).toBe(1);
    await screen.waitFor("provoked by the test");
    await expectGone(screen, home);
  });

  test("while a program has the screen", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home, [], { env });
    await screen.waitForPrompt();
    screen.type(`sh ${fixture("full-screen.sh")}\r`);
    await screen.waitFor(() => screen.modes.alternateScreen && screen.text().includes("all is on"));
    screen.kill("SIGUSR2");
    expect(await screen.ended()).toBe(1);
    await screen.waitFor(() => !screen.modes.alternateScreen);
    await screen.waitFor("provoked by the test");
    await expectGone(screen, home);
  });
});

test("closing the terminal ends the program and its command, and a background job goes on", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("sh -c 'while [ ! -e go ]; do sleep 0.02; done; echo job done' &");
  screen.type("sleep 1000\r");
  await until("the command runs", () => home.processes().length >= 5);
  screen.closeTerminal();
  expect(await screen.ended()).toBe(129);
  const isLeft = (): boolean =>
    home.query("select id from jobs where status = 'running'").length === 1;
  expect(isLeft()).toBe(true);
  await Bun.write(join(home.path, "go"), "");
  await until("all have ended", () => home.processes().length === 0);
  await using next = new Screen(home, ["--resume", "last"]);
  await next.waitFor("[bg:1 exited 0, ");
});

test("kill -9 leaves a database that opens, and the last command in it", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home);
  await screen.run("echo one; exit 3");
  screen.type("echo two; sleep 1000\r");
  await screen.waitFor(/^two$/m);
  screen.kill("SIGKILL");
  expect(await screen.ended()).toBe(137);
  expect(home.query("pragma integrity_check")).toEqual([{ integrity_check: "ok" }]);
  expect(home.query("select command, exit_code from history order by id")).toEqual([
    { command: "echo one; exit 3", exit_code: 3 },
    { command: "echo two; sleep 1000", exit_code: null },
  ]);
  await until("the command went with its terminal", () => home.processes().length === 0);
});

test("TERM to aish -c over pipes ends its command, and the end is recorded", async () => {
  await using home = await tempHome();
  const child = Bun.spawn([...aishCommand(["-c", "echo up; exec sleep 60"])], {
    env: home.env,
    cwd: home.path,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const reader = child.stdout.getReader();
  expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe("up\n");
  child.kill("SIGTERM");
  expect(await child.exited).toBe(143);
  expect(home.query("select exit_code, signal from history")).toEqual([
    { exit_code: 143, signal: "SIGTERM" },
  ]);
  expect(home.processes()).toEqual([]);
});
