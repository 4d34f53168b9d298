import { describe, expect, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { tempHome, type Home, type ProgramEnd } from "../cli/aish.ts";
import { namesIn, readText, runExample, says, writeFiles } from "./run-example.ts";

describe("release.kai", () => {
  const identity = {
    GIT_AUTHOR_NAME: "Amy",
    GIT_AUTHOR_EMAIL: "amy@example.org",
    GIT_COMMITTER_NAME: "Amy",
    GIT_COMMITTER_EMAIL: "amy@example.org",
    GIT_CONFIG_NOSYSTEM: "1",
  };

  function git(home: Home, ...argv: readonly string[]): string {
    const env = { ...home.env, ...identity };
    const end = Bun.spawnSync(["git", ...argv], { cwd: home.path, env });
    if (!end.success) throw new Error(end.stderr.toString());
    return end.stdout.toString();
  }

  async function repository(home: Home): Promise<void> {
    await writeFiles(home, {
      "package.json": '{"name":"kettle","version":"0.9.1","files":["a b"]}\n',
    });
    git(home, "init", "--quiet");
    git(home, "add", ".");
    git(home, "commit", "--quiet", "--message", "first $(light)");
  }

  test("--dry-run tells what would happen and changes nothing", async () => {
    await using home = await tempHome();
    await repository(home);
    const end = await runExample(home, "release.kai", ["--dry-run", "minor"], identity);
    expect(end).toMatchObject({ stderr: "", status: 0 });
    expect(end.stdout).toMatch(
      /^would release 0\.9\.1 -> 0\.10\.0 with:\n## 0\.10\.0 \(\d{4}-\d\d-\d\d\)\n\n- first \$\(light\)\n$/,
    );
    expect(git(home, "status", "--porcelain")).toBe("");
    expect(git(home, "tag")).toBe("");
  });

  test("a release has a version, a changelog entry, a commit and a tag", async () => {
    await using home = await tempHome();
    await repository(home);
    expect(await runExample(home, "release.kai", ["patch"], identity)).toEqual(
      says("released 0.9.2\n"),
    );
    await writeFiles(home, { lid: "" });
    git(home, "add", ".");
    git(home, "commit", "--quiet", "--message", "add a lid");
    expect(await runExample(home, "release.kai", ["major"], identity)).toEqual(
      says("released 1.0.0\n"),
    );

    expect(await Bun.file(join(home.path, "package.json")).json()).toEqual({
      name: "kettle",
      version: "1.0.0",
      files: ["a b"],
    });
    const dateless = (await readText(home, "CHANGELOG.md")).replaceAll(/ \(\d{4}-\d\d-\d\d\)/g, "");
    expect(dateless).toBe("## 1.0.0\n\n- add a lid\n\n## 0.9.2\n\n- first $(light)\n");
    expect(git(home, "tag")).toBe("v0.9.2\nv1.0.0\n");
    expect(git(home, "log", "-1", "--format=%s")).toBe("release 1.0.0\n");
    expect(git(home, "status", "--porcelain")).toBe("");
  });

  test.each([
    { part: "huge", file: {}, status: 2, complaint: "usage: " },
    { part: "minor", file: { new: "" }, status: 1, complaint: "commit or stash your changes" },
  ])("refuses $part with $file", async ({ part, file, status, complaint }) => {
    await using home = await tempHome();
    await repository(home);
    await writeFiles(home, file);
    const end = await runExample(home, "release.kai", [part], identity);
    expect(end).toMatchObject({ stdout: "", status });
    expect(end.stderr).toContain(complaint);
    expect(git(home, "tag")).toBe("");
  });

  test("nothing to release is said", async () => {
    await using home = await tempHome();
    await repository(home);
    git(home, "tag", "v0.9.1");
    const end = await runExample(home, "release.kai", ["minor"], identity);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toEndWith("release.kai: nothing was committed since v0.9.1\n");
  });
});

describe("rotate-backups.kai", () => {
  const old = ["my files-20200101T000000.tar.gz", "my files-20210101T000000.tar.gz"];
  const files = {
    "my files/note": "kept",
    [`backups/${old[0]}`]: "",
    [`backups/${old[1]}`]: "",
    "backups/other-20190101T000000.tar.gz": "",
  };

  test("packs, and deletes the oldest of the same name", async () => {
    await using home = await tempHome();
    await writeFiles(home, files);
    const end = await runExample(home, "rotate-backups.kai", [
      "--keep",
      "2",
      "my files/",
      "backups",
    ]);
    expect(end).toMatchObject({ stderr: "", status: 0 });
    const [, archive] = /^wrote (backups\/my files-\d{8}T\d{6}\.tar\.gz)\n/.exec(end.stdout) ?? [];
    expect(end.stdout).toEndWith(`\ndeleted backups/${old[0]}\n`);
    expect(namesIn(home, "backups")).toEqual([
      old[1] ?? "",
      (archive ?? "").replace("backups/", ""),
      "other-20190101T000000.tar.gz",
    ]);
    const listed = Bun.spawnSync(["tar", "tzf", archive ?? ""], { cwd: home.path });
    expect(listed.stdout.toString()).toBe("my files/\nmy files/note\n");
  });

  test("a backup that fails leaves nothing and deletes nothing", async () => {
    await using home = await tempHome();
    await writeFiles(home, { ...files, "bin/tar": '#!/bin/sh\necho half > "$4"\nexit 9\n' });
    chmodSync(join(home.path, "bin/tar"), 0o755);
    const path = `${join(home.path, "bin")}:${home.env["PATH"]}`;
    const argv = ["--keep", "1", "my files", "backups"];
    const end = await runExample(home, "rotate-backups.kai", argv, { PATH: path });
    expect(end).toMatchObject({ stdout: "", status: 9 });
    expect(namesIn(home, "backups")).toEqual([...old, "other-20190101T000000.tar.gz"]);
  });

  test.each(["0", "many", "-1"])("--keep %s is a usage error", async (keep) => {
    await using home = await tempHome();
    const end = await runExample(home, "rotate-backups.kai", ["--keep", keep, ".", "backups"]);
    expect(end).toMatchObject({ stdout: "", status: 2 });
    expect(existsSync(join(home.path, "backups"))).toBe(false);
  });
});

describe("organise.kai", () => {
  const names = ["-rf.txt", ".hidden.txt", "a.JPG", "b c.jpg", "noext", "q*.md", "x.tar.gz", "y.q"];
  const plan = [
    "-rf.txt -> documents/-rf.txt\n",
    "a.JPG -> pictures/a-2.JPG\n",
    "b c.jpg -> pictures/b c.jpg\n",
    "q*.md -> documents/q*.md\n",
    "x.tar.gz -> archives/x.tar.gz\n",
    "y.q -> other/y.q\n",
  ].join("");

  async function mess(home: Home): Promise<void> {
    for (const name of [...names, "pictures/a.JPG"])
      await writeFiles(home, { [`mess/${name}`]: name });
  }

  test("shows the plan and moves nothing", async () => {
    await using home = await tempHome();
    await mess(home);
    const env = { LC_ALL: "C" };
    expect(await runExample(home, "organise.kai", ["mess"], env)).toEqual(
      says(`${plan}6 to move; --apply moves them\n`),
    );
    expect(namesIn(home, "mess")).toEqual([...names, "pictures"].toSorted());
  });

  test("--apply moves, and no file takes another's place", async () => {
    await using home = await tempHome();
    await mess(home);
    const argv = ["--apply", "mess"];
    const env = { LC_ALL: "C" };
    expect(await runExample(home, "organise.kai", argv, env)).toEqual(says(`${plan}moved 6\n`));
    expect(namesIn(home, "mess/documents")).toEqual(["-rf.txt", "q*.md"]);
    expect(await readText(home, "mess/pictures/a.JPG")).toBe("pictures/a.JPG");
    expect(await readText(home, "mess/pictures/a-2.JPG")).toBe("a.JPG");
    expect(await runExample(home, "organise.kai", argv, env)).toEqual(says("nothing to do\n"));
  });
});

describe("todo.kai", () => {
  test("adds, marks, removes and lists", async () => {
    await using home = await tempHome();
    const todo = (...argv: readonly string[]): Promise<ProgramEnd> =>
      runExample(home, "todo.kai", argv);
    expect(await todo("add", "buy", "milk")).toEqual(says("added 1\n"));
    expect(await todo("add", 'say "hi" to $HOME')).toEqual(says("added 2\n"));
    expect(await todo("add", "-v", "*")).toEqual(says("added 3\n"));
    expect(await todo("done", "2")).toEqual(says(""));
    expect(await todo("list")).toEqual(says("  1 [ ] buy milk\n  3 [ ] -v *\n2 open, 1 done\n"));
    expect(await todo("remove", "1", "3")).toEqual(says(""));
    expect(await todo("list", "--all")).toEqual(
      says('  2 [x] say "hi" to $HOME\n0 open, 1 done\n'),
    );
    expect(await todo("add", "new")).toEqual(says("added 4\n"));
    expect(JSON.parse((await todo("export")).stdout)).toEqual([
      { text: 'say "hi" to $HOME', done: true },
      { text: "new", done: false },
    ]);
  });

  test("an unknown number changes nothing", async () => {
    await using home = await tempHome();
    await runExample(home, "todo.kai", ["add", "one"]);
    const before = await readText(home, "todo.json");
    const end = await runExample(home, "todo.kai", ["remove", "1", "9"]);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toContain("there is no 9");
    expect(await readText(home, "todo.json")).toBe(before);
  });

  test("the list is where TODO_FILE says; one that is broken is left alone", async () => {
    await using home = await tempHome();
    mkdirSync(join(home.path, "my lists"));
    const env = { TODO_FILE: "my lists/a.json" };
    expect(await runExample(home, "todo.kai", ["add", "x"], env)).toEqual(says("added 1\n"));
    expect(existsSync(join(home.path, "todo.json"))).toBe(false);
    await writeFiles(home, { "my lists/a.json": "{" });
    const end = await runExample(home, "todo.kai", ["add", "y"], env);
    expect(end).toMatchObject({ stdout: "", status: 1 });
    expect(end.stderr).toContain("my lists/a.json is not JSON");
    expect(await readText(home, "my lists/a.json")).toBe("{");
  });
});
