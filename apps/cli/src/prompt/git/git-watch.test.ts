import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { relative } from "node:path";
import type { GitFacts } from "./git-facts.ts";
import { GitWatch } from "./git-watch.ts";

let folder = "";
let variables: Record<string, string> = {};

beforeAll(async () => {
  folder = await realpath(await mkdtemp(`${tmpdir()}/aish-git-`));
  variables = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.org",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.org",
  };
  await Bun.write(`${folder}/.gitconfig`, "[init]\n\tdefaultBranch = main\n");
});
afterAll(() => rm(folder, { recursive: true }));

async function git(cwd: string, ...args: readonly string[]): Promise<void> {
  const child = Bun.spawn(["git", ...args], {
    cwd,
    env: variables,
    stdout: "pipe",
    stderr: "pipe",
  });
  await child.exited;
}

/** A repository with one commit of `a.txt`. */
async function repository(): Promise<string> {
  const root = `${folder}/${Bun.randomUUIDv7()}`;
  await mkdir(root);
  await git(root, "init", "--quiet");
  await Bun.write(`${root}/a.txt`, "one\n");
  await git(root, "add", "a.txt");
  await git(root, "commit", "--quiet", "-m", "one");
  return root;
}

/** `main` and `other` have changed the same line. */
async function conflicting(): Promise<string> {
  const root = await repository();
  await git(root, "checkout", "--quiet", "-b", "other");
  await Bun.write(`${root}/a.txt`, "theirs\n");
  await git(root, "commit", "--quiet", "-am", "theirs");
  await git(root, "checkout", "--quiet", "main");
  await Bun.write(`${root}/a.txt`, "ours\n");
  await git(root, "commit", "--quiet", "-am", "ours");
  return root;
}

/** A git that starts something else and waits for it. */
async function hanging(): Promise<{ PATH: string; started: string }> {
  const bin = `${folder}/bin-${Bun.randomUUIDv7()}`;
  const started = `${bin}/started`;
  await Bun.write(`${bin}/git`, `#!/bin/sh\nsleep 1000 &\necho $! >> ${started}\nwait\n`);
  await chmod(`${bin}/git`, 0o755);
  return { PATH: `${bin}:${variables["PATH"] ?? ""}`, started };
}

/** A process without a parent that would ask for its status stays as a zombie where nobody is init. */
async function hasEnded(pid: number): Promise<void> {
  for (;;) {
    const { stdout } = await Bun.$`ps -o stat= -p ${pid}`.nothrow().quiet();
    const state = stdout.toString().trim();
    if (state === "" || state.startsWith("Z")) return;
  }
}

const long = 20_000;

/** What is known once git has answered. */
async function settled(cwd: string, more: Record<string, string> = {}): Promise<GitFacts> {
  const watch = new GitWatch({
    variables: () => ({ ...variables, ...more }),
    onChange: () => {},
    deadlineMs: long,
  });
  watch.status(cwd);
  await watch.settle(long);
  const facts = watch.status(cwd);
  watch.end();
  return facts ?? expect.unreachable("this is no repository");
}

const clean = {
  ahead: 0,
  behind: 0,
  staged: 0,
  modified: 0,
  untracked: 0,
  conflicts: 0,
  stashes: 0,
  tag: undefined,
};

/** One that finds no git to ask. */
const none = (): GitWatch => new GitWatch({ variables: () => ({ PATH: "" }), onChange: () => {} });

describe("the branch is known before git has run", () => {
  test("on a branch, from any directory below", async () => {
    const root = await repository();
    await mkdir(`${root}/b/c`, { recursive: true });
    const head = { kind: "branch", name: "main" };
    expect(none().status(`${root}/b/c`)).toMatchObject({ head, counts: undefined });
  });

  test("before the first commit", async () => {
    const root = `${folder}/unborn`;
    await mkdir(root);
    await git(root, "init", "--quiet", "-b", "feature/x");
    expect(none().status(root)?.head).toEqual({ kind: "branch", name: "feature/x" });
  });

  test("on a commit without a branch", async () => {
    const root = await repository();
    await git(root, "checkout", "--quiet", "--detach");
    expect(none().status(root)?.head).toEqual({
      kind: "detached",
      commit: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  test("in another working tree of a repository", async () => {
    const root = await repository();
    await git(root, "worktree", "add", "--quiet", "-b", "other", `${root}-tree`);
    expect(none().status(`${root}-tree`)?.head).toEqual({ kind: "branch", name: "other" });
  });

  test("in the repository that GIT_DIR names", async () => {
    const root = await repository();
    const watch = new GitWatch({
      variables: () => ({ GIT_DIR: `${root}/.git` }),
      onChange: () => {},
    });
    expect(watch.status("/")?.head).toEqual({ kind: "branch", name: "main" });
  });

  test("and outside of a repository there is nothing to say", () => {
    expect(none().status(folder)).toBeUndefined();
  });

  test("a ceiling is not looked above", async () => {
    const root = await repository();
    await mkdir(`${root}/b`);
    const watch = new GitWatch({
      variables: () => ({ GIT_CEILING_DIRECTORIES: root }),
      onChange: () => {},
    });
    expect(watch.status(`${root}/b`)).toBeUndefined();
  });

  test("a HEAD that is a pipe is not waited for", async () => {
    const root = `${folder}/pipe`;
    await mkdir(`${root}/.git`, { recursive: true });
    await Bun.$`mkfifo ${root}/.git/HEAD`.quiet();
    expect(none().status(root)).toBeUndefined();
  });
});

describe("git counts", () => {
  test("nothing in a clean repository", async () => {
    expect((await settled(await repository())).counts).toEqual(clean);
  });

  test("nothing before the first commit", async () => {
    const root = `${folder}/fresh`;
    await mkdir(root);
    await git(root, "init", "--quiet");
    expect((await settled(root)).counts).toEqual(clean);
  });

  test("what is staged, modified, untracked and stashed", async () => {
    const root = await repository();
    await Bun.write(`${root}/a.txt`, "stashed\n");
    await git(root, "stash", "--quiet");
    await Bun.write(`${root}/a.txt`, "two\n");
    await Bun.write(`${root}/staged.txt`, "new\n");
    await git(root, "add", "staged.txt");
    await Bun.write(`${root}/strange\nname`, "x");
    await Bun.write(`${root}/free.txt`, "x");
    const counts = { ...clean, staged: 1, modified: 1, untracked: 2, stashes: 1 };
    expect((await settled(root)).counts).toEqual(counts);
  });

  test("commits ahead and behind, and a tag", async () => {
    const root = await repository();
    const copy = `${root}-copy`;
    await git(folder, "clone", "--quiet", root, copy);
    await git(root, "commit", "--quiet", "--allow-empty", "-m", "theirs");
    await git(copy, "fetch", "--quiet");
    for (const message of ["b", "c"]) {
      await git(copy, "commit", "--quiet", "--allow-empty", "-m", message);
    }
    await git(copy, "tag", "v1.2");
    expect((await settled(copy)).counts).toEqual({ ...clean, ahead: 2, behind: 1, tag: "v1.2" });
  });

  test("conflicts, and says that a merge is under way", async () => {
    const root = await conflicting();
    await git(root, "merge", "other");
    const { head, operation, counts } = await settled(root);
    expect({ head, operation }).toEqual({
      head: { kind: "branch", name: "main" },
      operation: "merge",
    });
    expect(counts?.conflicts).toBe(1);
  });

  test("a branch that is rebased keeps its name", async () => {
    const root = await conflicting();
    await git(root, "rebase", "other");
    expect(await settled(root)).toMatchObject({
      head: { kind: "branch", name: "main" },
      operation: "rebase 1/1",
      counts: { conflicts: 1 },
    });
  });
});

describe("a git that does not answer", () => {
  test("is waited for no longer than asked, then stopped with what it started, and leaves the branch", async () => {
    const root = await repository();
    const { PATH, started } = await hanging();
    let changes = 0;
    const watch = new GitWatch({
      variables: () => ({ ...variables, PATH }),
      onChange: () => (changes += 1),
      deadlineMs: 300,
    });
    expect(watch.status(root)).toMatchObject({ head: { name: "main" }, counts: undefined });
    await watch.settle(5);
    watch.invalidate();
    expect(watch.status(root)?.counts).toBeUndefined();
    await watch.settle(long);
    expect(await Bun.file(started).text()).toMatch(/^\d+\n$/); // one at a time
    await hasEnded(Number(await Bun.file(started).text()));
    expect(watch.status(root)).toMatchObject({ head: { name: "main" }, counts: undefined });
    expect(changes).toBe(0);
  });

  test("is stopped when the prompt ends", async () => {
    const root = await repository();
    const { PATH, started } = await hanging();
    const watch = new GitWatch({
      variables: () => ({ ...variables, PATH }),
      onChange: () => {},
      deadlineMs: long,
    });
    watch.status(root);
    while (!existsSync(started) || Bun.file(started).size === 0) await Bun.sleep(5);
    watch.end();
    await watch.settle(long);
    await hasEnded(Number(await Bun.file(started).text()));
  });
});

test("what lands late is told, and only if it is another than before", async () => {
  const root = await repository();
  let changes = 0;
  const watch = new GitWatch({
    variables: () => variables,
    onChange: () => (changes += 1),
    deadlineMs: long,
  });
  watch.status(root);
  await watch.settle(long);
  expect(changes).toBe(1);
  watch.invalidate();
  watch.status(root);
  await watch.settle(long);
  expect(changes).toBe(1);
  await Bun.write(`${root}/new.txt`, "");
  watch.invalidate();
  watch.status(root);
  await watch.settle(long);
  expect(changes).toBe(2);
  expect(watch.status(root)?.counts?.untracked).toBe(1);
});

test.skipIf(process.getuid?.() !== 0)(
  "a repository of somebody else, which git refuses, has a branch and no counts",
  async () => {
    const root = await repository();
    await Bun.$`chown -R 4321 ${root}`.quiet();
    expect(await settled(root)).toMatchObject({ head: { name: "main" }, counts: undefined });
  },
);

/** Each character of the name is a byte. */
async function filtered(driver: string): Promise<{ root: string; ran: string }> {
  const root = await repository();
  const ran = `${root}/ran`;
  const text = await Bun.file(`${root}/.git/config`).text();
  const config = `${text}[filter "${driver}"]\n\tclean = "touch ${ran}; cat"\n`;
  await Bun.write(`${root}/.git/config`, Buffer.from(config, "latin1"));
  const name = driver.replaceAll("\\", "");
  await Bun.write(`${root}/.gitattributes`, Buffer.from(`*.txt filter=${name}\n`, "latin1"));
  await Bun.write(`${root}/a.txt`, "two\n");
  return { root, ran };
}

describe("in a hostile repository nothing of it runs", () => {
  test.each([
    { what: "a file system monitor", config: '[core]\n\tfsmonitor = "touch RAN"\n' },
    { what: "a filter", config: '[filter "x"]\n\tclean = "touch RAN; cat"\n\trequired = true\n' },
    { what: "a filter process", config: '[FILTER.x]\n\tprocess = "touch RAN"\n' },
    { what: "an included filter", config: "[include]\n\tpath = ../included\n" },
  ])("$what", async ({ config }) => {
    const root = await repository();
    const ran = `${root}/ran`;
    const text = await Bun.file(`${root}/.git/config`).text();
    await Bun.write(`${root}/included`, `[filter "x"]\n\tclean = "touch ${ran}; cat"\n`);
    await Bun.write(`${root}/.git/config`, text + config.replaceAll("RAN", ran));
    await Bun.write(`${root}/.gitattributes`, "*.txt filter=x\n");
    await Bun.write(`${root}/a.txt`, "two\n"); // has git look into it
    expect((await settled(root)).counts).toMatchObject({ modified: 1 });
    expect(existsSync(ran)).toBe(false);
  });

  test.each([
    { what: "a dot", driver: "a.b" },
    { what: "a capital", driver: "Ab" },
    { what: "a quote", driver: String.raw`a\"b` },
    { what: "nothing at all", driver: "" },
  ])("a filter with $what in its name", async ({ driver }) => {
    const { root, ran } = await filtered(driver);
    expect((await settled(root)).counts).toMatchObject({ modified: 1 });
    expect(existsSync(ran)).toBe(false);
  });

  test.each([
    { what: "a =", driver: "a=b" },
    { what: "bytes that are no text", driver: "a\u00FFb" },
  ])("a filter with $what in its name, for which git is not asked", async ({ driver }) => {
    const { root, ran } = await filtered(driver);
    expect((await settled(root)).counts).toBeUndefined();
    expect(existsSync(ran)).toBe(false);
  });

  test("nor what lies in it, where the PATH has its directory", async () => {
    const root = await repository();
    const ran = `${root}/ran`;
    await Bun.write(`${root}/git`, `#!/bin/sh\ntouch ${ran}\n`);
    await chmod(`${root}/git`, 0o755);
    const PATH = `${relative(process.cwd(), root)}:.::${variables["PATH"] ?? ""}`;
    expect((await settled(root, { PATH })).counts).toMatchObject({ untracked: 1 });
    expect(existsSync(ran)).toBe(false);
  });

  test("a repository inside of it that has no .git is not believed", async () => {
    const root = await repository();
    await mkdir(`${root}/bare`);
    await git(`${root}/bare`, "init", "--quiet", "--bare");
    expect((await settled(`${root}/bare`)).counts?.untracked).toBe(1);
  });
});
