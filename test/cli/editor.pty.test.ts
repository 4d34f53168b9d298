import { chmodSync, existsSync, readFileSync, rmdirSync } from "node:fs";
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
  { keys: "\x1be", what: "an entry", shows: /edited/ },
  { keys: "snip new fresh\r", what: "a snippet", shows: /there is no code in it/ },
])("the editor opens $what also where the directory is gone", async ({ keys, shows }) => {
  await using home = await tempHome();
  const EDITOR = await program(home, "editor", `pwd >${home.path}/where; echo edited >"$1"`);
  await using screen = new Screen(home, [], { env: { EDITOR } });
  await screen.run(`mkdir ${home.path}/gone; cd ${home.path}/gone`);
  rmdirSync(`${home.path}/gone`);
  screen.type(keys);
  await until("the editor ran", () => existsSync(`${home.path}/where`));
  expect(readFileSync(`${home.path}/where`, "utf8")).toBe(`${home.path}\n`);
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

test.each([
  { signal: "SIGTERM", status: 143, how: "" },
  { signal: "SIGTERM", status: 143, how: "trap '' HUP TERM; " },
  { signal: "SIGHUP", status: 129, how: "" },
] as const)("$signal ends the program and its editor: $how", async ({ signal, status, how }) => {
  await using home = await tempHome();
  const EDITOR = await program(home, "editor", `${how}touch ${home.path}/opened; exec sleep 1000`);
  await using screen = new Screen(home, [], { env: { EDITOR } });
  await screen.waitForPrompt();
  screen.type("half\x1be");
  await until("the editor has it", () => existsSync(`${home.path}/opened`));
  screen.kill(signal);
  expect(await screen.ended()).toBe(status);
  expect(screen.flags).toEqual(screen.flagsBefore);
  await screen.waitFor(() => !screen.modes.bracketedPaste);
  expect(screen.modes).toEqual(modesAfterwards);
  await until("nothing is left", () => home.processes().length === 0);
});
