import { expect, test } from "bun:test";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { installedPath } from "../which-installed.ts";
import { askBash, parseBashOutput } from "./ask-bash.ts";
import { mayAskShells } from "./may-ask-shells.ts";
import { askFish, parseFishOutput } from "./ask-fish.ts";
import { temporaryWorld } from "./testing/temporary-world.ts";

const path = process.env["PATH"] ?? "";
const { signal } = new AbortController();

// A slow machine may miss the deadline, which is no fault: then it is asked again.
async function answered<T>(ask: () => Promise<readonly T[] | undefined>): Promise<readonly T[]> {
  for (;;) {
    const found = await ask();
    if (found !== undefined && found.length > 0) return found;
  }
}

test.skipIf(Bun.which("fish") === null)(
  "fish says what it would offer, and neither runs nor writes anything of the person's",
  async () => {
    using there = temporaryWorld({ path });
    there.write({
      "../home/.config/fish/config.fish": `touch ${there.cwd}/was-run`,
      "../home/.config/fish/conf.d/a.fish": `touch ${there.cwd}/was-run`,
    });
    const found = await answered(() => askFish(["ls", "--recurs"], there.world, signal));
    expect(found).toMatchObject([{ label: "--recursive", kind: "option" }]);
    expect(existsSync(`${there.cwd}/was-run`)).toBe(false);
    expect(readdirSync(there.home)).toEqual([".config"]);
  },
);

test("bash-completion says what it would offer, and words are no commands", async () => {
  using there = temporaryWorld({ path });
  const shared = `${there.cwd}/share`;
  there.write({
    "../home/.bashrc": `touch ${there.cwd}/was-run`,
    "share/bash-completion/completions/demo": [
      "_demo() { echo noise; COMPREPLY=($(compgen -W '--all --also= plain' -- \"$2\")); }",
      "complete -F _demo demo",
    ].join("\n"),
  });
  const world = { ...there.world, variables: { XDG_DATA_DIRS: shared } };
  const words = ["demo", "$(touch was-run)", "`touch was-run`", "--al"];
  const found = await answered(() => askBash(words, world, signal));
  expect(found.map(({ label }) => label)).toEqual(["--all", "--also="]);
  expect(existsSync(`${there.cwd}/was-run`)).toBe(false);
  expect(await askBash(["no-such-command", ""], world, signal)).toBeUndefined();
});

/** Completions that run what they find where they stand. */
const running = [
  '_demo() { . ./project.sh 2>/dev/null; . "${COMP_WORDS[1]}/project.sh"; . "$OLDPWD/project.sh"',
  'COMPREPLY=("$PWD" "$PATH" "$2-end"); }',
  "complete -F _demo demo",
].join("\n");

test("bash stands in an empty directory, and no variable leads out of it", async () => {
  using there = temporaryWorld({ path });
  const shared = `${there.cwd}/share`;
  there.write({
    "share/bash-completion/completions/demo": running,
    "project.sh": `touch ${there.cwd}/was-run`,
  });
  const variables = { XDG_DATA_DIRS: shared, PWD: there.cwd, OLDPWD: there.cwd };
  const world = { ...there.world, path: `.::${path}`, variables };
  const found = await answered(() => askBash(["demo", ".", "a"], world, signal));
  const empty = join(there.world.cacheDirectory ?? "", "empty");
  expect(found.map(({ label }) => label)).toEqual([empty, installedPath(path), "a-end"]);
  expect(await askBash(["demo", there.cwd, ""], world, signal)).toBeUndefined();
  expect(existsSync(`${there.cwd}/was-run`)).toBe(false);
});

test.skipIf(Bun.which("fish") === null)("fish stands in an empty directory", async () => {
  using there = temporaryWorld({ path });
  there.write({ "a-file": "" });
  expect((await answered(() => askFish(["cat", "--sh"], there.world, signal))).length).toBe(3);
  expect(await askFish(["cat", ""], there.world, signal)).toEqual([]);
});

test.each([
  { line: "make ", may: false, because: "it is about a project alone" },
  { line: "npm run ", may: false, because: "it is about a project alone" },
  { line: "cargo -C /x ", may: false, because: "a path leads to a project" },
  { line: "cargo --manifest-path=../x ", may: false, because: "a path leads to a project" },
  { line: "meson ~ ", may: false, because: "the home may be one" },
  { line: "./configure --", may: false, because: "it is somebody's own program" },
  { line: "apt install --no", may: true, because: "nothing of it leads anywhere" },
])("fish and bash may be asked about `$line`: $may, $because", ({ line, may }) => {
  expect(mayAskShells(line.split(" "))).toBe(may);
});

test("a Makefile's own commands are not run to see its targets", async () => {
  using there = temporaryWorld({ path, variables: {} });
  const ran = `${there.cwd}/was-run`;
  there.write({ Makefile: `X := $(shell touch ${ran})\nbuild:\n\ttrue\n` });
  for (const line of [
    "make ",
    "make b",
    "make -",
    `make -C ${there.cwd} `,
    "sudo make ",
    "gmake ",
  ]) {
    await there.late(line);
  }
  expect(existsSync(ran)).toBe(false);
});

test("control characters and files of an answer are left out", () => {
  expect(parseFishOutput("add\tAdd\u001B[1m it\nsrc/\n\n")).toMatchObject([
    { label: "add", description: "Add[1m it" },
  ]);
  expect(parseBashOutput("--all=\n\u0007x \nsrc/\n")).toMatchObject([
    { label: "--all=", goesOn: true },
    { label: "x" },
  ]);
});
