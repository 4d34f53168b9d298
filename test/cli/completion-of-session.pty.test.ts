import { expect, setDefaultTimeout, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempHome } from "./aish.ts";
import { Screen } from "./screen.ts";

setDefaultTimeout(30_000);

test("what the session exported and set is completed, and no program of the directory runs unasked", async () => {
  await using home = await tempHome();
  await home.configure(`shell = "bash"\n[hooks]\ndirectory = ["direnv"]\n`);
  mkdirSync(join(home.path, "deep/inner"), { recursive: true });
  writeFileSync(join(home.path, "direnv"), `#!/bin/sh\ntouch ${home.path}/was-run\n`);
  chmodSync(join(home.path, "direnv"), 0o755);
  await using screen = new Screen(home);

  await screen.run("export FOOBARBAZ=1 PATH=.:/usr/bin:/bin; PLACE=deep");
  screen.type("echo $FOOBARB\t");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ echo $FOOBARBAZ");
  screen.type("\x03");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ ");
  screen.type("ls $PLACE/in\t");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ ls $PLACE/inner/");
  screen.type("\x03");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ ");
  screen.type("unset FOOB\t");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ unset FOOBARBAZ");
  screen.type("\x03");
  await screen.waitFor(() => screen.beforeCursor === "~ ❯ ");

  await screen.run("cd deep");
  await screen.run("cd ..");
  await screen.run("true");
  expect(existsSync(join(home.path, "was-run"))).toBe(false);
});
