import { expect, test } from "bun:test";
import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findRepository } from "../prompt/git/find-repository.ts";
import { readRefs } from "./git-repository.ts";
import { temporaryWorld, valuesOf, type TemporaryWorld } from "./testing/temporary-world.ts";

const path = process.env["PATH"] ?? "";

function git({ cwd, home }: TemporaryWorld, ...args: readonly string[]): void {
  const env = { PATH: path, HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
  const identity = ["-c", "user.name=x", "-c", "user.email=x@x"];
  const done = Bun.spawnSync(["git", ...identity, ...args], { cwd, env });
  if (done.exitCode !== 0) throw new Error(done.stderr.toString());
}

function repository(): TemporaryWorld {
  const there = temporaryWorld({ path });
  there.write({ "a file": "1", kept: "1" });
  git(there, "init", "-q", "-b", "main");
  git(there, "add", ".");
  git(there, "commit", "-q", "-m", "first");
  git(there, "branch", "feature/one");
  git(there, "tag", "v1");
  git(there, "pack-refs", "--all");
  git(there, "branch", "later");
  git(there, "remote", "add", "origin", "/nowhere");
  git(there, "config", "alias.co", "checkout");
  return there;
}

test.each([
  {
    rule: "branches and tags, packed or not",
    line: "git merge ",
    is: ["feature/one", "later", "main", "v1"],
  },
  { rule: "those that begin so", line: "git switch fe", is: ["feature/one"] },
  { rule: "those of an alias", line: "git co fe", is: ["feature/one"] },
  { rule: "those behind git's own options", line: "git -c a.b=c rebase la", is: ["later"] },
  { rule: "remotes", line: "git push ", is: ["origin"] },
  { rule: "branches behind a remote", line: "git push origin fe", is: ["feature/one"] },
])("git is offered $rule: $line", ({ line, is }) => {
  using there = repository();
  const found = there
    .now(line)
    .candidates.filter(({ kind }) => kind === "branch" || kind === "host");
  expect(found.map(({ value }) => value).toSorted()).toEqual([...is]);
});

test("refs are read again when one is made, removed or packed, and only then", () => {
  using there = repository();
  const found = findRepository(there.cwd, {}) ?? expect.unreachable("it was just made");
  const names = (): string[] => {
    // Nobody made them just now: what is fresh is not kept at all.
    const old = new Date("2020-01-01");
    const below = readdirSync(join(there.cwd, ".git/refs"), { recursive: true, encoding: "utf8" });
    for (const name of [...below.map((one) => `refs/${one}`), "packed-refs"]) {
      utimesSync(join(there.cwd, ".git", name), old, old);
    }
    const drafts = readRefs(found);
    expect(readRefs(found)).toBe(drafts);
    return (drafts ?? []).map(({ label }) => label).toSorted();
  };
  const all = new Set(["feature/one", "later", "main", "v1"]);
  const expected = (): string[] => [...all].toSorted();
  expect(names()).toEqual(expected());
  const follow = (...command: readonly string[]): void => {
    git(there, ...command);
    const drafts = readRefs(found) ?? [];
    expect(drafts.map(({ label }) => label).toSorted()).toEqual(expected());
    expect(names()).toEqual(expected());
  };
  all.add("feature/two");
  follow("branch", "feature/two");
  all.add("deep/er/one");
  follow("branch", "deep/er/one");
  follow("pack-refs", "--all");
  all.delete("feature/one");
  follow("branch", "-D", "feature/one");
  all.delete("later");
  follow("branch", "-D", "later");
});

test("aliases are subcommands", () => {
  using there = repository();
  const [first] = there.now("git co").candidates;
  expect(first).toMatchObject({ value: "co", description: "checkout" });
});

test("changed and new files are offered for git add, as paths from here", async () => {
  using there = repository();
  writeFileSync(join(there.cwd, "a file"), "2");
  there.write({ "new/file": "" });
  const found = (await there.late("git add ")).candidates.filter(({ kind }) => kind === "target");
  expect(found.map(({ value, description }) => [value, description])).toEqual([
    [String.raw`a\ file`, "modified"],
    ["new", "untracked"],
  ]);
});

test("stashes are told by what was put away", () => {
  using there = repository();
  writeFileSync(join(there.cwd, "kept"), "2");
  git(there, "stash", "push", "-q", "-m", "half done");
  expect(there.now("git stash pop ").candidates[0]).toMatchObject({
    value: String.raw`stash@\{0\}`,
    description: "On main: half done",
  });
});

test("a program named by the repository's configuration is not run", async () => {
  using there = repository();
  git(there, "config", "core.fsmonitor", `touch ${there.cwd}/was-run`);
  writeFileSync(join(there.cwd, "kept"), "2");
  await there.late("git add ");
  expect(valuesOf(there.now("cat was"))).toEqual([]);
});

test("git's own subcommands are there at once: those used here first, then those everybody uses most", () => {
  using there = temporaryWorld({ path });
  expect(valuesOf(there.now("git ")).slice(0, 3)).toEqual(["status", "add", "commit"]);
  expect(valuesOf(there.now("git st"))).toEqual(["status", "stash"]);
  using used = temporaryWorld({ path, learned: () => ["stash"] });
  expect(valuesOf(used.now("git st"))).toEqual(["stash", "status"]);
});

test("what follows git maintenance is no subcommand of git's, whatever fish says", async () => {
  using there = temporaryWorld({ path });
  const words = "\"maintenance\\t'Tasks'\nstart\\t'Start'\nstop\\t'Stop'\"";
  there.write({
    "fish/completions/git.fish": `complete -f -c git -n __fish_git_needs_command -a ${words}`,
  });
  using ruled = temporaryWorld({ ...there.world, variables: { XDG_DATA_DIRS: there.cwd } });
  expect(valuesOf(await ruled.late("git st"))).toEqual(["status", "stash"]);
  expect(valuesOf(await ruled.late("git maint"))).toEqual(["maintenance"]);
  expect(valuesOf(await ruled.late("git maintenance st"))).toEqual(["start", "stop"]);
});
