import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { enter, entries, keys, openKai, prompt } from "./kai-screen.ts";
import { modesAfterwards, Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

describe("Ctrl+C", () => {
  test("clears the line, also a block that is half typed", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type("for x in 1 2; do\r");
    await screen.waitFor(() => screen.beforeCursor === "… ");
    screen.type(keys.interrupt);
    await prompt(screen);
    await enter(screen, "echo on");
    expect(entries(home)).toMatchObject([{ command: "echo on" }]);
  });

  test.each([
    "sleep 1000",
    "/bin/sleep 1000",
    "cat",
    "read x",
    "while true; do :; done",
    "/bin/sleep 1000 | cat",
  ])("ends %s with 130, and the prompt goes on", async (entry) => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type(`${entry}\r`);
    await screen.waitFor(() => screen.flags.local === screen.flagsBefore.local);
    screen.type(keys.interrupt);
    await prompt(screen, "kai ~ [130]> ");
    await enter(screen, "echo on");
    expect(screen.text()).toContain("^C\n");
    expect(entries(home)).toMatchObject([{ exit_code: 130 }, { exit_code: 0 }]);
    await until("nothing is left", () => home.processes().length === 1);
  });

  test("is up to a program that makes something else of it", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    const line = `trap "echo caught; exit 7" INT; echo on; while true; do sleep 0.05; done`;
    screen.type(`sh -c '${line}'; echo after $?\r`);
    await screen.waitFor(/^on$/m);
    screen.type(keys.interrupt);
    await screen.waitFor(/caught\nafter 7$/m);
    await prompt(screen);
  });
});

test("a full-screen program has the terminal to itself", async () => {
  await using home = await tempHome();
  await using screen = openKai(home);
  await prompt(screen);
  screen.type("vi text\r");
  await screen.waitFor(() => screen.modes.alternateScreen);
  screen.type("ihello");
  await screen.waitFor(() => screen.lines()[0] === "hello");
  screen.type(keys.interrupt); // ends the insertion, and only that
  await screen.waitFor(() => screen.cursor.column === 4);
  screen.type(":wq\r");
  await prompt(screen);
  expect(await Bun.file(join(home.path, "text")).text()).toBe("hello\n");
  screen.type("less text\r");
  await screen.waitFor("(END)");
  screen.type("q");
  await prompt(screen);
});

test("a full-screen program works in a program on the command line, too", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home, ["kai", "-c", "vi text; cat text; exit 3"]);
  await screen.waitFor(() => screen.modes.alternateScreen);
  screen.type("ihello\x1b:wq\r");
  expect(await screen.ended()).toBe(3);
  expect(screen.text()).toContain("hello");
  expect(screen.flags).toEqual(screen.flagsBefore);
});

test("a secret is read from the terminal without an echo", async () => {
  await using home = await tempHome();
  await using screen = new Screen(home, [
    "kai",
    "-c",
    `sh -c 'stty -echo; read x < /dev/tty; stty echo; echo "<$x>"'`,
  ]);
  await screen.waitFor(() => screen.flags.local !== screen.flagsBefore.local);
  screen.type("secret\r");
  expect(await screen.ended()).toBe(0);
  expect(screen.text()).toBe("<secret>");
});

describe("the terminal is put back", () => {
  test.each([
    { way: "exit 4", status: 4 },
    { way: "trap 'echo bye' EXIT; exit 5", status: 5 },
    { way: "exit", status: 0 },
  ])("after $way", async ({ way, status }) => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type(`${way}\r`);
    expect(await screen.ended()).toBe(status);
    expect(screen.flags).toEqual(screen.flagsBefore);
    expect(screen.modes).toEqual(modesAfterwards);
    expect(screen.cursor.column).toBe(0);
  });

  test.each([
    { signal: "SIGTERM", entry: "half", status: 143 },
    { signal: "SIGHUP", entry: "half", status: 129 },
    { signal: "SIGTERM", entry: "/bin/sleep 1000\r", status: 143 },
    { signal: "SIGHUP", entry: "sleep 1000\r", status: 129 },
  ] as const)("after $signal with $entry", async ({ signal, entry, status }) => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type(entry);
    await screen.waitFor(() => screen.text().includes(entry.trim()));
    const { flagsBefore } = screen;
    if (entry.endsWith("\r")) await screen.waitFor(() => screen.flags.local === flagsBefore.local);
    screen.kill(signal);
    expect(await screen.ended()).toBe(status);
    expect(screen.flags).toEqual(screen.flagsBefore);
    expect(screen.modes).toEqual(modesAfterwards);
    await until("nothing is left", () => home.processes().length === 0);
  });

  test("and nothing is left when the terminal is taken away", async () => {
    await using home = await tempHome();
    await using screen = openKai(home);
    await prompt(screen);
    screen.type("/bin/cat\r");
    await until("cat runs", () => home.processes().length === 2);
    screen.closeTerminal();
    await until("nothing is left", () => home.processes().length === 0);
  });
});
