import { expect, test } from "bun:test";
import { existsSync, readdirSync } from "node:fs";
import { askBash, parseBashOutput } from "./ask-bash.ts";
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
    const found = await answered(() => askFish("ls --recurs", there.world, signal));
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

test("control characters and files of an answer are left out", () => {
  expect(parseFishOutput("add\tAdd\u001B[1m it\nsrc/\n\n")).toMatchObject([
    { label: "add", description: "Add[1m it" },
  ]);
  expect(parseBashOutput("--all=\n\u0007x \nsrc/\n")).toMatchObject([
    { label: "--all=", goesOn: true },
    { label: "x" },
  ]);
});
