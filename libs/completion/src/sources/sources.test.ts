import { expect, test } from "bun:test";
import { parseGitConfig, parseGitStatus, parsePackedRefs, toGitRef } from "./git-refs.ts";
import { parseMakefile } from "./make-targets.ts";
import { isBelow, parseSlowMounts } from "./mount-table.ts";
import { parseJustfile, parsePackageScripts, parseTaskfile } from "./project-scripts.ts";
import { parseHostsFile, parseKnownHosts, parseSshConfig } from "./ssh-hosts.ts";
import { parsePasswd } from "./user-names.ts";

test("hosts of an ssh configuration are those without patterns", () => {
  const text =
    'Host web "db one" *.lan !x\n  HostName 10.0.0.1\nhost=mail\nInclude conf.d/*.conf ~/more\n';
  expect(parseSshConfig(text)).toEqual({
    hosts: ["web", "db one", "mail"],
    includes: ["conf.d/*.conf", "~/more"],
  });
});

test("hashed hosts and patterns of known_hosts are left out, ports and marks taken off", () => {
  const text =
    "web,10.0.0.1 ssh-rsa A\n|1|x= ssh-rsa B\n[git.lan]:2222 ssh-rsa C\n@cert-authority ca.lan K\n# no\n*.x k\n";
  expect(parseKnownHosts(text)).toEqual(["web", "10.0.0.1", "git.lan", "ca.lan"]);
});

test("the hosts file names machines by all their names", () => {
  expect(
    parseHostsFile(
      "127.0.0.1 localhost\n10.0.0.2 web web.lan # x\n0.0.0.0 ads\n::1 ip6-localhost\n",
    ),
  ).toEqual(["localhost", "web", "web.lan"]);
});

test("targets of a makefile have the comment beside or above them", () => {
  const text =
    "A := b\nB: C = 1\n.PHONY: all\nall: x ## build it\n## run it\nrun test: all\n\trun: no\n%.o: %.c\n$(X): y\nb::\n";
  const found = parseMakefile(text).map(({ label, description }) => `${label} | ${description}`);
  expect(found).toEqual(["B | ", "all | build it", "run | run it", "test | run it", "b | "]);
});

test.each([
  {
    name: "package.json",
    found: parsePackageScripts('{"scripts":{"build":"tsc","x":1}}'),
    is: ["build | tsc", "x | "],
  },
  { name: "a broken package.json", found: parsePackageScripts("{"), is: [] },
  { name: "a package.json without any", found: parsePackageScripts("[]"), is: [] },
  {
    name: "a justfile",
    found: parseJustfile(
      "a := 'x'\n# build it\nbuild target='x': dep\n  cmd\n@quiet:\n_private:\n",
    ),
    is: ["build | build it", "quiet | "],
  },
  {
    name: "a Taskfile",
    found: parseTaskfile("version: '3'\ntasks:\n  build:\n    desc: build it\n  run: x\n"),
    is: ["build | build it", "run | "],
  },
  { name: "a broken Taskfile", found: parseTaskfile("a: [b"), is: [] },
])("what $name can be told to do is read", ({ found, is }) => {
  expect(found.map(({ label, description }) => `${label} | ${description}`)).toEqual([...is]);
});

test("refs are branches, remote branches and tags", () => {
  const id = "0123456789abcdef0123456789abcdef01234567";
  const text = `# pack-refs with: peeled\n${id} refs/heads/a/b\n${id} refs/remotes/origin/HEAD\n${id} refs/remotes/origin/main\n${id} refs/tags/v1\n^${id}\n${id} refs/notes/x\n`;
  expect(parsePackedRefs(text)).toEqual([
    { kind: "branch", name: "a/b" },
    { kind: "remoteBranch", name: "origin/main" },
    { kind: "tag", name: "v1" },
  ]);
  expect(toGitRef("refs/stash")).toBeUndefined();
});

test("remotes and aliases are read out of git's configuration", () => {
  const text =
    '[core]\n\tbare = false\n[remote "origin"]\n\turl = x\n[alias]\n\tco = checkout\n  lg = log --oneline\n[user]\n\tname = x\n';
  expect(parseGitConfig(text)).toEqual({
    remotes: ["origin"],
    aliases: [
      { name: "co", command: "checkout" },
      { name: "lg", command: "log --oneline" },
    ],
  });
});

test("git's changed files are told by their state, names with blanks and renamed ones too", () => {
  const output = [
    "1 .M N... 100644 100644 100644 a b my file",
    "1 M. N... 100644 100644 100644 a b staged",
    "1 .D N... 100644 100644 000000 a b gone",
    "2 R. N... 100644 100644 100644 a b R100 new name",
    "old name",
    "u UU N... 1 2 3 4 a b c both",
    "? new",
    "",
  ].join("\0");
  expect(parseGitStatus(output)).toEqual([
    { path: "my file", state: "modified" },
    { path: "staged", state: "staged" },
    { path: "gone", state: "deleted" },
    { path: "new name", state: "staged" },
    { path: "both", state: "conflicted" },
    { path: "new", state: "untracked" },
  ]);
});

test("mounts over a network are slow, the root is not", () => {
  const text = [
    "1 0 0:1 / / rw - fuse.fuse-overlayfs x rw",
    "2 1 0:2 / /home/my\\040share rw shared:1 - nfs4 host:/x rw",
    "3 1 0:3 / /mnt/c rw - 9p C: rw",
    "4 1 8:1 / /data rw - ext4 /dev/sda1 rw",
  ].join("\n");
  expect(parseSlowMounts(text)).toEqual(["/home/my share", "/mnt/c"]);
  expect(isBelow("/mnt/c/x", ["/mnt/c"])).toBe(true);
  expect(isBelow("/mnt/cx", ["/mnt/c"])).toBe(false);
});

test("users have their homes and full names", () => {
  expect(parsePasswd("ada:x:1:1:Ada Lovelace,,,:/home/ada:/bin/sh\n# no\nbroken\n")).toEqual([
    { name: "ada", uid: 1, fullName: "Ada Lovelace", home: "/home/ada" },
  ]);
});
