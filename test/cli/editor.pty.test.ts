import { chmodSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { expect, setDefaultTimeout, test } from "bun:test";
import { tempHome, type Home } from "./aish.ts";
import { modesAfterwards, Screen } from "./screen.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

async function program(home: Home, name: string, text: string): Promise<string> {
  const path = join(home.path, name);
  await Bun.write(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}

test.each([
  { keys: "\x1be", what: "an entry", shows: /is gone[^]*[❯?] ran in ~$/m },
  { keys: "snip new fresh\r", what: "a snippet", shows: /there is no code in it/ },
])("the editor opens $what also where the directory is gone", async ({ keys, shows }) => {
  await using home = await tempHome();
  const EDITOR = await program(home, "editor", 'echo "ran in ~${PWD#$HOME}" | tee "$1"');
  await using screen = new Screen(home, [], { env: { EDITOR } });
  await screen.run(`mkdir ${home.path}/gone; cd ${home.path}/gone`);
  rmdirSync(`${home.path}/gone`);
  screen.type(keys);
  await screen.waitFor(/^ran in ~$/m);
  await screen.waitFor(shows);
  screen.type("\x03");
  await screen.waitForPrompt();
});

test("kat says that it cannot start the editor, and reads on", async () => {
  await using home = await tempHome();
  await Bun.write(`${home.path}/a.txt`, "line\n".repeat(100));
  await using screen = new Screen(home);
  await screen.run("export EDITOR=/no/such/editor");
  screen.type("kat a.txt\r");
  await screen.waitFor("h shows the keys");
  screen.type("v");
  await screen.waitFor("cannot start the editor /no/such/editor");
  screen.type("q");
  await screen.waitForPrompt();
});

// What a full-screen editor does with a terminal.
const takesScreen = String.raw`printf '\033[?1049h\033[?1000h\033[?25l'; stty raw -echo; `;
const isDeaf = "trap '' HUP TERM; ";

test.each([
  { signal: "SIGTERM", status: 143, how: "", called: "" },
  { signal: "SIGTERM", status: 143, how: isDeaf, called: "" },
  { signal: "SIGHUP", status: 129, how: isDeaf, called: "FOO='a b' " },
] as const)("$signal ends the program and its editor: $how", async (row) => {
  const { signal, status, how, called } = row;
  await using home = await tempHome();
  const opens = `${how}${takesScreen}echo opened; exec sleep 1000`;
  const EDITOR = called + (await program(home, "editor", opens));
  await using screen = new Screen(home, [], { env: { EDITOR } });
  await screen.waitForPrompt();
  screen.type("half\x1be");
  await screen.waitFor(/^opened$/m);
  screen.kill(signal);
  expect(await screen.ended()).toBe(status);
  await screen.waitFor(() => !screen.modes.alternateScreen);
  expect(screen.modes).toEqual(modesAfterwards);
  expect(screen.flags).toEqual(screen.flagsBefore);
  await until("nothing is left", () => home.processes().length === 0);
});
