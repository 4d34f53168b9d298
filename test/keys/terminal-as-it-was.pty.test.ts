import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { Terminal as Emulator } from "@xterm/headless";
import { aishCommand, tempHome } from "../cli/aish.ts";
import { modesAfterwards, modesAtPrompt, Screen } from "../cli/screen.ts";
import { until } from "../cli/until.ts";
import { keyboardLeft, nothingLeft, recorded } from "./keyboard-left.ts";

setDefaultTimeout(30_000);

const thrower = join(import.meta.dir, "../cli/fixtures/throw-on-signal.ts");
const env = { BUN_OPTIONS: `--preload=${thrower}` };

const ways: readonly { readonly way: string; readonly leave: (screen: Screen) => void }[] = [
  { way: "exit", leave: (screen) => screen.type("\x15exit\r") },
  { way: "Ctrl+D", leave: (screen) => screen.type("\x15\x04") },
  { way: "kill -TERM", leave: (screen) => screen.kill("SIGTERM") },
  { way: "kill -HUP", leave: (screen) => screen.kill("SIGHUP") },
  { way: "an uncaught error", leave: (screen) => screen.kill("SIGUSR2") },
];

const keyboards = [
  {
    keys: "as on most terminals",
    config: "",
    answers: "",
    on: { ...nothingLeft, modifyOtherKeys: 1 },
  },
  { keys: "of Kitty", config: "", answers: "\x1b[?0u", on: { ...nothingLeft, kitty: [5] } },
  {
    keys: "of vi",
    config: 'editor.mode = "vi"\n',
    answers: "",
    on: { ...nothingLeft, modifyOtherKeys: 1, cursorShape: 6 },
  },
] as const;

/** One way that the prompt goes by itself, and one that ends it from without. */
const isLeaving = (way: string): boolean => way === "exit" || way === "kill -TERM";

describe.each(ways)("after $way nothing is left switched on", ({ way, leave }) => {
  // What else was on is told to the terminal in one place, whichever the way out.
  const tried = isLeaving(way) ? keyboards : keyboards.slice(0, 1);

  test.each(tried)("with the keys $keys", async ({ config, answers, on }) => {
    await using home = await tempHome();
    await home.configure(config);
    await using screen = new Screen(home, [], { env });
    const output = recorded(screen);
    screen.type(answers);
    await screen.waitForPrompt();
    await screen.waitFor(() => Bun.deepEquals(keyboardLeft(output()), on));
    expect(screen.modes).toEqual(modesAtPrompt);
    screen.type("half a li");
    await screen.waitFor("half a li");
    leave(screen);
    await screen.ended();
    await screen.waitFor(() => !screen.modes.bracketedPaste);
    expect(screen.modes).toEqual(modesAfterwards);
    expect(keyboardLeft(output())).toEqual(nothingLeft);
    expect(screen.flags).toEqual(screen.flagsBefore);
  });
});

describe("around a program", () => {
  test.each([
    { keys: "as on most terminals", config: "", answers: "" },
    { keys: "of Kitty", config: "", answers: "\x1b[?0u" },
    { keys: "of vi", config: 'editor.mode = "vi"\n', answers: "" },
  ])("nothing is on with the keys $keys", async ({ config, answers }) => {
    await using home = await tempHome();
    await home.configure(config);
    await using screen = new Screen(home);
    const output = recorded(screen);
    screen.type(answers);
    await screen.waitForPrompt();
    await screen.run("true");
    const before = keyboardLeft(output());
    screen.type("echo up; stty -a; head -1\r");
    await screen.waitFor(/^up$/m);
    await screen.waitFor("-echoprt");
    expect(screen.modes).toEqual(modesAfterwards);
    expect(keyboardLeft(output())).toEqual(nothingLeft);
    expect(screen.text()).toMatch(/[ ;\n]isig icanon iexten echo echoe echok/);
    expect(screen.text()).toMatch(/\bbrkint\b.* icrnl .*/s);
    expect(screen.text()).toMatch(/[ \n]opost .* onlcr/);
    screen.type("for the program\r");
    await screen.waitForPrompt();
    expect(screen.modes).toEqual(modesAtPrompt);
    await screen.waitFor(() => Bun.deepEquals(keyboardLeft(output()), before));
  });

  test("one that leaves everything on and dies is cleaned up after", async () => {
    await using home = await tempHome();
    await using screen = new Screen(home);
    await screen.run("true");
    const output = recorded(screen);
    const all =
      "\\033[?1049h\\033[?25l\\033[?1000h\\033[?1006h\\033[?2004h\\033[?1h\\033[?7l\\033[>31u\\033[4 q";
    screen.type(`sh -c 'printf "${all}"; kill -9 $$'\r`);
    await screen.waitFor(() => output().includes("\x1b[4 q"));
    await screen.waitForPrompt();
    expect(screen.modes).toEqual(modesAtPrompt);
    expect(keyboardLeft(output())).toEqual({ ...nothingLeft, modifyOtherKeys: 1 });
  });
});

test("after kill -9 the next start finds the terminal as it should be, and leaves it so", async () => {
  await using home = await tempHome();
  const emulator = new Emulator({ cols: 80, rows: 24, allowProposedApi: true, logLevel: "off" });
  let output = "";
  const terminal = new Bun.Terminal({
    cols: 80,
    rows: 24,
    data(_terminal, bytes) {
      output += Buffer.from(bytes).toString();
      emulator.write(Uint8Array.from(bytes));
    },
  });
  emulator.onData((answer) => void terminal.write(answer));
  const start = (): Bun.Subprocess =>
    Bun.spawn(aishCommand([]), { cwd: home.path, env: home.env, terminal });
  const isReading = (): boolean =>
    emulator.modes.bracketedPasteMode && output.includes("\x1b[>4;1m");
  try {
    const flags = (): readonly number[] => [
      terminal.inputFlags,
      terminal.outputFlags,
      terminal.localFlags,
    ];
    const before = flags();
    const killed = start();
    await until("the first prompt", isReading);
    killed.kill("SIGKILL");
    await killed.exited;
    expect(flags()).not.toEqual(before);
    output = "";
    const next = start();
    await until("the next prompt", isReading);
    terminal.write("stty -a\r");
    await until("a program that finds the usual modes", () =>
      /isig icanon iexten echo/.test(output),
    );
    await until("the prompt after it", isReading);
    terminal.write("\x04");
    expect(await next.exited).toBe(0);
    expect(flags()).toEqual(before);
    await until("everything is off", () => !emulator.modes.bracketedPasteMode);
    expect(emulator.modes.sendFocusMode).toBe(false);
    expect(keyboardLeft(output)).toEqual(nothingLeft);
  } finally {
    terminal.close();
    emulator.dispose();
  }
});
