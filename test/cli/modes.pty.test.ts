import { describe, expect, setDefaultTimeout, test } from "bun:test";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { tempHome, type Home } from "./aish.ts";
import { Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

const f1 = "\x1bOP";
const f2 = "\x1bOQ";
const f3 = "\x1bOR";
const f4 = "\x1bOS";
const f5 = "\x1b[15~";
const f6 = "\x1b[17~";
const interrupt = "\x03";
const end = "\x04";
const down = "\x1b[B";
const up = "\x1b[A";

/** Waits until the prompt is there with its sign, and nothing typed but `typed`. */
async function at(screen: Screen, sign: string, typed = ""): Promise<void> {
  await screen.waitFor(
    () => screen.modes.bracketedPaste && screen.beforeCursor.endsWith(`${sign} ❯ ${typed}`),
  );
}

const shell = (screen: Screen): Promise<void> =>
  screen.waitFor(() => screen.modes.bracketedPaste && /(?:^|\s)❯ $/.test(screen.beforeCursor));

/** Enters a mode that it is not in yet. */
async function enterMode(screen: Screen, key: string, sign: string): Promise<void> {
  screen.type(key);
  await at(screen, sign);
}

/** Types an entry, waits for what it prints at the start of a line, and for the prompt. */
async function enter(screen: Screen, sign: string, entry: string, prints?: string): Promise<void> {
  screen.type(`${entry}\r`);
  if (prints !== undefined) {
    await screen.waitFor(() => screen.lines().some((line) => line.trimEnd() === prints));
  }
  await screen.waitFor(() => screen.text().includes(entry.split("\r").at(-1) ?? ""));
  await at(screen, sign);
}

function configure(home: Home, files: Readonly<Record<string, string>>): void {
  const directory = join(home.env["XDG_CONFIG_HOME"] ?? "", "aish");
  for (const [name, text] of Object.entries(files)) {
    const path = join(directory, name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, text);
  }
}

async function opened(home: Home, columns = 80): Promise<Screen> {
  const screen = new Screen(home, [], { columns });
  await shell(screen);
  return screen;
}

test("each mode keeps its own half-typed text and history", async () => {
  await using home = await tempHome();
  await using screen = await opened(home);
  screen.type("echo half");
  await screen.waitFor(() => screen.beforeCursor.endsWith("echo half"));
  await enterMode(screen, f2, "kai");
  await enter(screen, "kai", "echo from kai", "from kai");
  screen.type("kai half");
  await at(screen, "kai", "kai half");
  await enterMode(screen, f3, "ts");
  await enter(screen, "ts", "1 + 1", "2");
  screen.type(f2);
  await at(screen, "kai", "kai half");
  screen.type(`${interrupt}${up}`);
  await at(screen, "kai", "echo from kai");
  screen.type(f3 + up);
  await at(screen, "ts", "1 + 1");
  screen.type(f1);
  await screen.waitFor(() => screen.beforeCursor.endsWith("❯ echo half"));
  expect(home.query("select channel, command, exit_code from history order by id")).toEqual([
    { channel: "kai", command: "echo from kai", exit_code: 0 },
    { channel: "ts", command: "1 + 1", exit_code: 0 },
  ]);
});

test("Ctrl+D goes back to the shell, and then out", async () => {
  await using home = await tempHome();
  await using screen = await opened(home);
  await enterMode(screen, f3, "ts");
  screen.type(end);
  await shell(screen);
  screen.type(end);
  expect(await screen.ended()).toBe(0);
  await until("no process to be left", () => home.processes().length === 0);
});

describe("kai", () => {
  test("keeps its variables and functions, and shares its directory with the shell", async () => {
    await using home = await tempHome();
    mkdirSync(join(home.path, "sub"));
    await using screen = await opened(home);
    await enterMode(screen, f2, "~ kai");
    await enter(screen, "~ kai", "x=1; f() { echo f$1; }");
    await enter(screen, "~/sub kai", "cd sub");
    screen.type(f1);
    await screen.waitFor(() => screen.beforeCursor.endsWith("~/sub ❯ "));
    await enter(screen, "~", "cd ..");
    screen.type(f2);
    await at(screen, "~ kai");
    await enter(screen, "~ kai", "f $x; pwd", home.path);
    expect(screen.text()).toContain("\nf1\n");
  });

  test("lends the terminal to its programs: they get every key, and none is lost afterwards", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f2, "kai");
    const keys = Array.from({ length: 300 }, (_, line) => `line ${line}`);
    screen.type("cat > got; echo after\r");
    await screen.waitFor(() => screen.flags.local === screen.flagsBefore.local);
    for (const key of keys) screen.type(`${key}\r`);
    await until("every line", () => {
      const got = join(home.path, "got");
      return (
        existsSync(got) && readFileSync(got, "utf8") === keys.map((key) => `${key}\n`).join("")
      );
    });
    screen.type(end);
    await screen.waitFor(() => screen.lines().some((line) => line.trimEnd() === "after"));
    await at(screen, "kai");
    screen.type("read line; echo read $line\rtyped ahead\recho next\r");
    await screen.waitFor(() =>
      screen.lines().some((line) => line.trimEnd() === "read typed ahead"),
    );
    await screen.waitFor(() => screen.lines().some((line) => line.trimEnd() === "next"));
    await at(screen, "kai");
  });

  test("is interrupted by Ctrl+C, and goes on in further lines until an entry is whole", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f2, "kai");
    screen.type("echo begun; sleep 60\r");
    await screen.waitFor(/^begun$/m);
    screen.type(interrupt);
    await at(screen, "[130 SIGINT] kai");
    screen.type("for i in 1 2; do\r");
    await screen.waitFor(() => screen.beforeCursor === "… ");
    screen.type("echo n$i\r");
    await screen.waitFor(() => screen.beforeCursor === "… ");
    screen.type("done\r");
    await screen.waitFor(/^n1\nn2$/m);
    await at(screen, "kai");
  });

  test("ends with exit, but not while its jobs run, and begins anew", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f2, "kai");
    await enter(screen, "kai", "x=1; sleep 60 &");
    await enter(screen, "kai", "exit");
    expect(screen.text()).toContain("a job runs in kai; say exit once more to end it");
    screen.type("exit\r");
    await shell(screen);
    await enterMode(screen, f2, "kai");
    await enter(screen, "kai", "echo ${x:-gone}", "gone");
  });

  test("takes its jobs with it when the prompt ends", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f2, "kai");
    await enter(screen, "kai", "sleep 60 &");
    screen.type(end);
    await shell(screen);
    screen.type(end);
    expect(await screen.ended()).toBe(0);
    await until("no process to be left", () => home.processes().length === 0);
  });
});

describe("TypeScript", () => {
  test("keeps its state, goes on until an entry is whole, and is interrupted", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    screen.type("const all = [\r");
    await screen.waitFor(() => screen.beforeCursor === "… ");
    await enter(screen, "ts", "40, 2]");
    await enter(screen, "ts", "all[0] + all[1]", "42");
    screen.type("console.log('begun'); await Bun.sleep(60_000)\r");
    await screen.waitFor(/^begun$/m);
    screen.type(interrupt);
    await at(screen, "[130 SIGINT] ts");
    await enter(screen, "ts", "all.length * 11", "22");
  });

  test("survives whatever an entry does, and ends what cannot be interrupted at the second Ctrl+C", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    screen.type("process.exit(3)\r");
    await at(screen, "[3] ts");
    expect(screen.text()).toContain("the TypeScript process ended with status 3");
    screen.type("console.log('begun'); await 1; for (;;);\r");
    await screen.waitFor(/^begun$/m);
    screen.type(interrupt);
    await screen.waitFor("it does not stop");
    screen.type(interrupt);
    await at(screen, "[130 SIGINT] ts");
    await enter(screen, "ts", "20 + 1", "21");
  });

  test("ends with the program while it computes, and nothing is said of it", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    screen.type("console.log('begun'); await 1; for (;;);\r");
    await screen.waitFor(/^begun$/m);
    screen.kill("SIGTERM");
    expect(await screen.ended()).toBe(143);
    expect(screen.flags).toEqual(screen.flagsBefore);
    expect(screen.text()).not.toContain("process ended");
    await until("no process to be left", () => home.processes().length === 0);
  });

  test("shows what comes late above the line, and leaves that as it is", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    screen.type("void setTimeout(() => console.log('\\x1b[31mlate\\x1b[0m'), 300)\rhalf");
    await screen.waitFor(/^late$/m);
    await at(screen, "ts", "half");
  });

  test("leaves lines that are typed ahead to the next entries", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    screen.type("'a' + 1\r'b' + 2\r'c' + 3\r");
    await screen.waitFor(/^"c3"$/m);
    expect(screen.text()).toMatch(/^"a1"$[^]*^"b2"$[^]*^"c3"$/m);
    await at(screen, "ts");
  });

  test("completes members of values", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f3, "ts");
    await enter(screen, "ts", "const holder = { remarkable: 1 }");
    screen.type("holder.rem\t");
    await at(screen, "ts", "holder.remarkable");
  });
});

describe("documentation", () => {
  test("is found by its words, and read", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f4, "docs");
    screen.type("modes of your own\r");
    await screen.waitFor("documents: modes of your own");
    await screen.waitFor(/^> Modes of your own/m);
    screen.type("\r");
    await screen.waitFor("names them");
    expect(screen.modes.alternateScreen).toBe(true);
    screen.type("q");
    await at(screen, "docs");
    screen.type("true --help\r");
    await screen.waitFor(/^> man true|^> true --help/m);
    screen.type(screen.text().includes("> man") ? `${down}\r` : "\r");
    await screen.waitFor("--version");
    await at(screen, "docs");
    expect(statSync(join(stateOf(home), "docs.history")).mode & 0o777).toBe(0o600);
  });

  test("leaves nothing on the screen when nothing is chosen", async () => {
    await using home = await tempHome();
    await using screen = await opened(home);
    await enterMode(screen, f4, "docs");
    screen.type("theme\r");
    await screen.waitFor("Enter reads it");
    screen.type("\x1b");
    await at(screen, "docs");
    expect(screen.text()).not.toContain("Enter reads it");
    screen.type("qqqqzzzz\r");
    await screen.waitFor('nothing is written about "qqqqzzzz"');
    await at(screen, "docs");
  });
});

const stateOf = (home: Home): string => {
  const root = home.env["XDG_STATE_HOME"] ?? join(home.path, ".local/state");
  return join(root, "aish", "modes");
};

const table = (name: string, key: string): string =>
  `[modes.${name}]\nmodule = "./${name}.ts"\nkey = "${key}"\n`;

describe("a mode of the person's own", () => {
  const document = readFileSync(join(import.meta.dir, "../../docs/modes.md"), "utf8");
  const [, toml = ""] = /```toml\n([^]*?)```/.exec(document) ?? [];
  const [, example = ""] = /```ts\n([^]*?)```/.exec(document) ?? [];

  test("as the documentation shows it works", async () => {
    await using home = await tempHome();
    configure(home, { "modes.toml": toml, "note.ts": example });
    await using screen = await opened(home);
    await enterMode(screen, f5, "note");
    await enter(screen, "[1] note", "list", "there are no notes");
    await enter(screen, "~ note", "buy milk");
    await enter(screen, "~ note", "list", "buy milk");
    screen.type("cl\t");
    await at(screen, "note", "clear ");
    screen.type(f6);
    await screen.waitFor(
      "the package aish-mode-sql is not installed; run bun add aish-mode-sql in",
    );
    expect(readFileSync(join(home.path, "notes.txt"), "utf8")).toBe("buy milk\n");
    expect(readdirSync(stateOf(home))).toEqual(["note.history"]);
  });

  test("that throws, hangs or is not there stops neither the start nor the prompt", async () => {
    await using home = await tempHome();
    configure(home, {
      "modes.toml": table("throws", "F2") + table("hangs", "F5") + table("fails", "F7"),
      "throws.ts": "throw new Error('at load')",
      "hangs.ts": "await new Promise(() => {})",
      "fails.ts": `export default {
        run(entry, { signal }) {
          if (entry === "wait") return new Promise(() => {});
          throw new Error("at run\\u001b[2J");
        },
        colours() { throw new Error("at key"); },
      }`,
    });
    await using screen = await opened(home, 160); // each problem on a line
    expect(screen.text()).toContain("F2 is a mode of aish, so the mode throws is on F5");
    expect(screen.text()).toContain("F5 is taken, so the mode hangs is on F6");
    screen.type(f5);
    await screen.waitFor("cannot load the mode throws: at load");
    await shell(screen);
    screen.type(f6);
    await screen.waitFor("cannot load the mode hangs: it is not there after 3 s");
    await shell(screen);
    screen.type("\x1b[18~");
    await at(screen, "fails");
    screen.type("x");
    await screen.waitFor("fails: colours: at key");
    screen.type("\r");
    await screen.waitFor("fails: run: at run·[2J");
    await at(screen, "[1] fails");
    screen.type("wait\r");
    await screen.waitFor(() => !screen.modes.bracketedPaste);
    screen.type(interrupt);
    await screen.waitFor(/^\^C\nit does not stop; Ctrl\+C once more gives the prompt back$/m);
    screen.type(interrupt);
    await at(screen, "[130 SIGINT] fails");
    screen.type(`${end}echo on\r`);
    await screen.waitFor(/^on$/m);
  });

  test("is refused if everybody may write to it", async () => {
    await using home = await tempHome();
    configure(home, { "modes.toml": toml, "note.ts": example });
    chmodSync(join(home.env["XDG_CONFIG_HOME"] ?? "", "aish/note.ts"), 0o666);
    await using screen = await opened(home);
    screen.type(f5);
    await screen.waitFor("cannot load the mode note: everybody may write to");
    await shell(screen);
  });
});
