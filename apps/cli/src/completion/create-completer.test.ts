import { expect, test } from "bun:test";
import { chmodSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DirectoryListings } from "./directory-listings.ts";
import { PathCommands } from "./path-commands.ts";
import { SlowPlaces } from "./slow-places.ts";
import { temporaryWorld, valuesOf } from "./testing/temporary-world.ts";
import { toAnswer } from "./to-answer.ts";

const files = {
  "src/main.ts": "",
  "src/my file.ts": "",
  "src/.hidden": "",
  "usr/local/bin/": "",
  "usr/lib/book/": "",
  "run.sh": "",
  "notes.txt": "",
  "quo'te": "",
  ".secret/": "",
};

test.each([
  {
    rule: "files and directories below",
    line: "cat src/",
    is: ["src/main.ts", String.raw`src/my\ file.ts`],
  },
  { rule: "hidden ones when asked for", line: "cat src/.", is: ["src/.hidden"] },
  { rule: "a name in the quote that is open", line: 'cat "src/my', is: ['"src/my file.ts"'] },
  { rule: "a quote within a name", line: "cat quo", is: [String.raw`quo\'te`] },
  { rule: "the word at the cursor, not at the end", line: "cat no| | wc", is: ["notes.txt"] },
  { rule: "only directories after cd", line: "cd ", is: ["src/", "usr/"] },
  { rule: "only directories after cd behind another command", line: "true && cd s", is: ["src/"] },
  { rule: "programs where a command stands", line: "./r", is: ["./run.sh"] },
  { rule: "files after a redirect", line: "echo x > no", is: ["notes.txt"] },
  { rule: "files behind a variable's =", line: "A=no", is: ["notes.txt"] },
  {
    rule: "paths of which each part is only begun",
    line: "cd u/l/b",
    is: ["usr/lib/book/", "usr/local/bin/"],
  },
  { rule: "the directories above", line: "cd ..", is: ["../"] },
  { rule: "a directory that a variable names", line: "cat $SRCDIR/ma", is: ["$SRCDIR/main.ts"] },
  { rule: "a variable", line: "echo $SR", is: ["SRCDIR"] },
  { rule: "a variable in braces", line: "echo ${SR", is: ["SRCDIR}"] },
  { rule: "a variable in quotes", line: 'echo "$SR', is: ["SRCDIR"] },
  { rule: "a variable by its name", line: "export SR", is: ["SRCDIR"] },
  { rule: "a signal", line: "kill -QU", is: ["-QUIT"] },
  { rule: "nothing in a question", line: "? what is no", is: [] },
  { rule: "nothing in a comment", line: "ls # no", is: [] },
])("offers $rule: $line", async ({ line, is }) => {
  using there = temporaryWorld({
    shellVariables: { SRCDIR: "src" },
    variables: { XDG_DATA_DIRS: "/nowhere" },
  });
  there.write(files);
  chmodSync(join(there.cwd, "run.sh"), 0o755);
  expect(valuesOf(await there.late(line))).toEqual([...is]);
});

test("what is replaced begins where the word begins and ends at the cursor", () => {
  using there = temporaryWorld();
  there.write(files);
  expect(there.now("! cat src/ma|x")).toMatchObject({ start: 6, end: 12 });
  expect(there.now("dd if=no")).toMatchObject({ start: 6, end: 8 });
});

test("a directory and a link to one go on, a file and a broken link do not", () => {
  using there = temporaryWorld();
  there.write({ "dir/": "", file: "" });
  symlinkSync("dir", join(there.cwd, "link"));
  symlinkSync("nowhere", join(there.cwd, "loose"));
  const found = there.now("cat ").candidates.map(({ value, goesOn }) => [value, goesOn]);
  expect(found).toEqual([
    ["dir/", true],
    ["file", false],
    ["link/", true],
    ["loose", false],
  ]);
});

test("a file that has just been made is offered", () => {
  using there = temporaryWorld();
  there.write({ one: "" });
  expect(valuesOf(there.now("cat "))).toEqual(["one"]);
  there.write({ two: "" });
  expect(valuesOf(there.now("cat "))).toEqual(["one", "two"]);
});

test("the home stands behind its ~, and stays written so", () => {
  using there = temporaryWorld();
  writeFileSync(join(there.home, "my letter"), "");
  expect(valuesOf(there.now("cat ~/my"))).toEqual([String.raw`~/my\ letter`]);
  expect(valuesOf(there.now("cat ~"))).toContain("~/");
});

test.each([
  { what: "a file where a directory should be", line: "ls notes.txt/x/" },
  { what: "a name that is too long", line: `ls ${"a".repeat(300)}/` },
  { what: "a path that is too long", line: `ls ${"ab/".repeat(3000)}` },
  { what: "a link that leads to itself", line: "ls round/" },
  { what: "a NUL", line: "ls a\u0000b/" },
  { what: "a NUL in a program's path", line: "./a\u0000b" },
  { what: "a command whose name is too long", line: `${"a".repeat(9000)} zz` },
  { what: "a directory of git's that is none", line: "git -C notes.txt/x checkout zz" },
  { what: "a Makefile that cannot be one", line: "make -f notes.txt/x zz" },
])("$what has nothing to offer, and breaks nothing", async ({ line }) => {
  using there = temporaryWorld({ path: process.env["PATH"] ?? "" });
  there.write({ "notes.txt": "" });
  symlinkSync("round", join(there.cwd, "round"));
  expect(valuesOf(there.now(line))).toEqual([]);
  expect(valuesOf(await there.late(line))).toEqual([]);
});

test("a home or a PATH that cannot be looked at is as good as none", async () => {
  const file = import.meta.path;
  using there = temporaryWorld({
    path: `${file}/x`,
    home: `${file}/x`,
    cacheDirectory: `${file}/x`,
    variables: { XDG_DATA_DIRS: `${file}/x`, XDG_CONFIG_HOME: `/${"a".repeat(300)}` },
  });
  there.write({ one: "" });
  for (const line of ["tool o", "cat o", "git add o", "ssh o"]) {
    expect(valuesOf(await there.late(line))).not.toContain("two");
  }
  expect(valuesOf(await there.late("cat o"))).toEqual(["one"]);
});

test("a control character of a name is written so that no terminal acts on it", () => {
  using there = temporaryWorld();
  there.write({ "a\u001B[31m\nb": "" });
  const [found] = there.now("cat a").candidates;
  // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
  expect(found?.value).not.toMatch(/[\u0000-\u001F\u007F]/);
  // oxlint-disable-next-line no-control-regex -- as above
  expect(found?.label).not.toMatch(/[\u0000-\u001F\u007F]/);
});

test("a command is a name of the shell or a program on its PATH, new ones too", () => {
  using there = temporaryWorld({
    shellNames: new Map([
      ["deploy-now", "alias"],
      ["declare", "builtin"],
    ]),
  });
  const bin = join(there.cwd, "bin");
  there.write({ "bin/demo": "", "bin/dir/": "" });
  const path = { ...there.world, path: bin };
  using with_path = temporaryWorld(path);
  expect(with_path.now("de").candidates.map(({ value, kind }) => [value, kind])).toEqual([
    ["deploy-now", "alias"],
    ["declare", "builtin"],
    ["demo", "command"],
  ]);
  there.write({ "bin/depart": "" });
  expect(valuesOf(with_path.now("sudo depa"))).toEqual(["depart"]);
});

test("meta commands, their arguments and jobs are the program's own", () => {
  const job = { name: "%1", description: "make", kind: "job" } as const;
  using there = temporaryWorld({
    own: {
      metaCommands: () => [{ name: "jobs", description: "list them", kind: "meta" }],
      metaArguments: (name) => (name === "kill" ? [job] : undefined),
      jobs: () => [job],
      sessions: () => [],
      models: () => [],
    },
  });
  expect(there.now(":jo").candidates).toMatchObject([{ value: "jobs", description: "list them" }]);
  expect(valuesOf(there.now(":kill "))).toEqual(["%1"]);
  expect(valuesOf(there.now(":other "))).toEqual([]);
  expect(valuesOf(there.now("fg "))).toEqual(["%1"]);
});

test("words that were used before come first, and need no other source", () => {
  using there = temporaryWorld({
    learned: (command, words) =>
      command === "tool" && words.length === 0 ? ["zap", "--fast"] : [],
  });
  there.write({ afile: "" });
  expect(valuesOf(there.now("tool "))).toEqual(["zap", "afile"]);
  expect(valuesOf(there.now("tool --f"))).toEqual(["--fast"]);
});

test("the value of a secret variable is not shown", () => {
  using there = temporaryWorld({
    variables: { MY_API_TOKEN: "tell-nobody", PLAIN: "a\u001B[1mb" },
  });
  const shown = there
    .now("echo $")
    .candidates.map(({ label, description }) => [label, description]);
  expect(shown).toEqual([
    ["MY_API_TOKEN", ""],
    ["PLAIN", "a [1mb"],
  ]);
});

test("scripts, targets and hosts of the project and the person are offered", () => {
  using there = temporaryWorld();
  there.write({
    Makefile: "build: ## build it\n",
    "package.json": '{"scripts":{"start":"node x"}}',
    "../home/.ssh/config": "Include more/*\nHost web\n",
    "../home/.ssh/more/a": "Host dev\n",
  });
  expect(there.now("make b").candidates[0]).toMatchObject({
    value: "build",
    description: "build it",
  });
  expect(there.now("npm run ").candidates[0]).toMatchObject({ value: "start", kind: "script" });
  expect(valuesOf(there.now("ssh ada@we"))).toEqual(["ada@web"]);
  expect(valuesOf(there.now("ssh de"))).toContain("dev");
  expect(there.now("scp we").candidates[0]).toMatchObject({ value: "web:", goesOn: true });
});

test("fish's files are read where they lie, the person's own first", async () => {
  using there = temporaryWorld();
  there.write({
    "../home/.config/fish/completions/tool.fish":
      "complete -c tool -f -n __fish_use_subcommand -a add -d 'Add it'\ncomplete -c tool -l deep -d 'Go deep'\n",
    file: "",
  });
  expect((await there.late("tool ")).candidates).toMatchObject([
    { value: "add", description: "Add it", kind: "subcommand" },
  ]);
  expect((await there.late("tool add --d")).candidates).toMatchObject([{ value: "--deep" }]);
});

test("a directory too large to be read between two keys comes late, and then at once", async () => {
  using there = temporaryWorld();
  there.write(
    Object.fromEntries(Array.from({ length: 6000 }, (_, at) => [`d/${"n".repeat(40)}${at}`, ""])),
  );
  const first = there.now("cat d/");
  const all = await there.late("cat d/");
  expect(all.candidates.length).toBe(1000);
  expect([0, 1000]).toContain(first.candidates.length); // how large a directory is differs by file system
});

test("behind sudo and its like only programs are offered, by their names", () => {
  using there = temporaryWorld({
    path: "",
    shellNames: new Map([
      ["cd", "builtin"],
      ["ll", "alias"],
    ]),
  });
  there.write({ "a/zed": "", "a/cat": "", "b/dog": "", "b/cat": "" });
  const path = [join(there.cwd, "a"), join(there.cwd, "b")].join(":");
  using sudo = temporaryWorld({ ...there.world, path });
  expect(valuesOf(sudo.now("sudo "))).toEqual(["cat", "dog", "zed"]);
  expect(valuesOf(sudo.now("sudo -u x c"))).toEqual(["cat"]);
  expect(valuesOf(sudo.now("time c"))).toEqual(["cd", "cat"]);
});

test("the same directory of programs by two names is read and offered once", async () => {
  using there = temporaryWorld();
  there.write({ "bin/tool": "", file: "" });
  symlinkSync("bin", join(there.cwd, "link"));
  utimesSync(join(there.cwd, "bin"), 0, 0);
  const listings = new DirectoryListings(new SlowPlaces());
  const commands = new PathCommands(listings);
  const path = ["bin", "link"].map((name) => join(there.cwd, name)).join(":");
  await commands.readAhead(path);
  expect(commands.drafts(path).now.map((drafts) => drafts.length)).toEqual([1]);
});

test("what was only used before is shown where nothing was typed, and never typed by itself", () => {
  using there = temporaryWorld({ learned: () => ["zeal"] });
  const answer = (line: string) => toAnswer({ now: there.now(line), later: undefined }).now;
  expect(answer("frobnicate ")).toMatchObject({ items: [{ value: "zeal" }], isGuess: true });
  expect(answer("frobnicate z")).toMatchObject({ items: [{ value: "zeal" }], isGuess: false });
  there.write({ file: "" });
  expect(answer("frobnicate ").isGuess).toBe(false);
});
