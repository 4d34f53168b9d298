import { afterAll, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { readCommandHelp } from "./read-command-help.ts";

const directory = mkdtempSync(join(tmpdir(), "aish-help-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function program(name: string, text: string): void {
  writeFileSync(join(directory, name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(directory, name), 0o755);
}
const read = (words: readonly string[], way: "man" | "help") =>
  readCommandHelp({
    words,
    way,
    columns: 60,
    cwd: directory,
    variables: {},
    path: `${directory}:/usr/bin:/bin`,
  });

test("what a command says is read, without what steers a terminal", async () => {
  program("says", String.raw`printf 'usage: %s \033[1mx\033[0m \007 %s\n' "$1" "$2"`);
  expect(await read(["says", "sub"], "help")).toBe("usage: sub x · --help\n");
});

test("also where it says it as an error", async () => {
  program("complains", "echo 'usage: complains' >&2; exit 2");
  expect(await read(["complains"], "help")).toBe("usage: complains\n");
});

test("a manual page is read as wide as the terminal, without its typewriter", async () => {
  program("man", String.raw`printf 'N\bNA\bA %s %s\n_\bx\n' "$MANWIDTH" "$2"`);
  expect(await read(["git", "commit"], "man")).toBe("NA 60 git-commit\nx\n");
});

test("a command that waits for input gets none", async () => {
  program("waits", "cat; echo done");
  expect(await read(["waits"], "help")).toBe("done\n");
});

test.each(["true", "no-such-command"])("%s has nothing to read", async (name) => {
  program("true", "exit 0");
  expect(await read([name], "help")).toBeUndefined();
});

test.each(["", "setsid "])("what a command leaves running is not waited for: %j", async (how) => {
  program("leaves", `${how}sleep 30 & echo "$!" >${directory}/left; echo usage: leaves; exit 0`);
  const path = `${directory}:/usr/bin:/bin`;
  const request = { words: ["leaves"], way: "help", columns: 60, variables: {}, path } as const;
  const said = await readCommandHelp({ ...request, cwd: directory, deadlineMs: 300 });
  if (how !== "") process.kill(Number(readFileSync(join(directory, "left"), "utf8")), "SIGKILL");
  expect(said).toBe("usage: leaves\n");
});

test("a directory that is gone keeps nobody from reading", async () => {
  program("says", "echo usage");
  const request = { words: ["says"], way: "help", columns: 60, variables: {} } as const;
  const path = `${directory}:/usr/bin:/bin`;
  expect(await readCommandHelp({ ...request, path, cwd: join(directory, "gone/too") })).toBe(
    "usage\n",
  );
});

test.each(["help", "man"] as const)(
  "no program of the directory one is in is run: %s",
  async (way) => {
    const name = way === "man" ? "man" : "here";
    program(name, "echo usage");
    const request = { words: ["here"], way, columns: 60, variables: {}, cwd: directory } as const;
    const path = `${relative(process.cwd(), directory)}:.:`;
    const said = await readCommandHelp({ ...request, path });
    rmSync(join(directory, name));
    expect(said).toBeUndefined();
  },
);
