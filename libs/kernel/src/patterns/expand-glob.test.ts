import { describe, expect, test } from "bun:test";
import { expandGlob } from "./expand-glob.ts";
import { Interrupted } from "../interrupted.ts";
import { MemoryFileSystem } from "../files/memory-file-system.ts";
import type { PatternPart } from "./pattern.ts";
import type { FileSystem } from "../ports.ts";
import { fileSystemThatWaits } from "../testing/file-system-that-waits.ts";

const files = new MemoryFileSystem({
  "/w/b.txt": "",
  "/w/a.txt": "",
  "/w/c.md": "",
  "/w/.hidden": "",
  "/w/*.txt": "",
  "/w/Z": "",
  "/w/\u{1f600}": "",
  "/w/\uff5e": "",
  "/w/src/main.rs": "",
  "/w/src/lib/deep/x.rs": "",
  "/w/src/.git/y.rs": "",
  "/w/src/lib/.env": "",
  "/w/linked": { kind: "symlink", target: "src" },
  "/w/broken": { kind: "symlink", target: "nowhere" },
  "/w/odd/a b/x y.txt": "",
  "/w/odd/[a]/x.txt": "",
  "/w/odd/a/x.txt": "",
  "/elsewhere/e.txt": "",
});
const never = new AbortController().signal;
const expand = (pattern: string, cwd = "/w", fs: FileSystem = files): unknown =>
  expandGlob([{ kind: "glob", pattern }], cwd, fs, never);

describe("a pattern stands for the paths that match, sorted by code points", () => {
  test.each([
    ["*.txt", ["*.txt", "a.txt", "b.txt"]],
    ["\\*.txt*", ["*.txt"]],
    ["[Z\uff5e\u{1f600}]", ["Z", "\uff5e", "\u{1f600}"]],
    ["?.{md,txt}", ["*.txt", "a.txt", "b.txt", "c.md"]],
    ["{a,a}.t?t", ["a.txt"]],
    [".h*", [".hidden"]],
    ["[.]hidden", []],
    ["?hidden", []],
    ["./*.md", ["./c.md"]],
    ["../elsewhere/*", ["../elsewhere/e.txt"]],
    ["/elsewhere/*.txt", ["/elsewhere/e.txt"]],
    ["/*/e.txt", ["/elsewhere/e.txt"]],
    ["//elsewhere/*", ["//elsewhere/e.txt"]],
    ["s*/m*", ["src/main.rs"]],
    ["*/main.rs", ["linked/main.rs", "src/main.rs"]],
    ["*/nothing", []],
    ["*/../c.md", ["linked/../c.md", "odd/../c.md", "src/../c.md"]],
    ["*/", ["linked/", "odd/", "src/"]],
    ["src/*/", ["src/lib/"]],
    ["{src,odd}/*/", ["odd/[a]/", "odd/a b/", "odd/a/", "src/lib/"]],
    ["b*", ["b.txt", "broken"]],
    ["broken*/", []],
    ["a.txt/*", []],
    ["nowhere/*", []],
    ["**/*.rs", ["src/lib/deep/x.rs", "src/main.rs"]],
    ["src/**", ["src/lib", "src/lib/deep", "src/lib/deep/x.rs", "src/main.rs"]],
    ["src/**/", ["src/lib/", "src/lib/deep/"]],
    ["**/.env", ["src/lib/.env"]],
    ["**/**/x.rs", ["src/lib/deep/x.rs"]],
    ["**/lib/**/x.rs", ["src/lib/deep/x.rs"]],
    ["src/.git/**", ["src/.git/y.rs"]],
    ["src/.*/*", ["src/.git/y.rs"]],
    ["linked/**/x.rs", ["linked/lib/deep/x.rs"]],
    ["odd/a*/*", ["odd/a b/x y.txt", "odd/a/x.txt"]],
    ["odd/[a]/*", ["odd/a/x.txt"]],
    ["odd/[a/]*", []],
  ])("%s", (pattern, expected) => {
    expect(expand(pattern)).toEqual(expected);
  });

  test.each(["*.txt", "**/*.rs", "*/", "*/main.rs", "broken*/", "nowhere/*", "{src,odd}/*/"])(
    "%s is the same if the files make one wait",
    async (pattern) => {
      const late = expand(pattern, "/w", fileSystemThatWaits(files));
      expect(late).toBeInstanceOf(Promise);
      expect(await late).toEqual(expand(pattern));
    },
  );
});

test("what came from a variable or a quote is taken literally", () => {
  const parts: PatternPart[] = [
    { kind: "literal", text: "odd/[a]/" },
    { kind: "glob", pattern: "*.txt" },
  ];
  expect(expandGlob(parts, "/w", files, never)).toEqual(["odd/[a]/x.txt"]);
});

test("each directory is listed once, and nothing is looked at without need", () => {
  const asked: string[] = [];
  const watched = {
    ...fileSystemMethods(files),
    list: (path: string) => (asked.push(`list ${path}`), files.list(path)),
    stat: (path: string) => (asked.push(`stat ${path}`), files.stat(path)),
    lstat: (path: string) => (asked.push(`lstat ${path}`), files.lstat(path)),
  };
  expand("**/*/**/*.{rs,txt}", "/w/src", watched);
  expect(asked.toSorted()).toEqual(["list /w/src", "list /w/src/lib", "list /w/src/lib/deep"]);
  asked.length = 0;
  expand("*.txt", "/w", watched);
  expand("*/x/y", "/w/src/lib", watched);
  expect(asked).toEqual(["list /w", "list /w/src/lib", "lstat /w/src/lib/deep/x/y"]);
});

test("a stopped expansion ends before the next directory", () => {
  const stop = new AbortController();
  const stopping = {
    ...fileSystemMethods(files),
    list(path: string) {
      stop.abort(new Interrupted(130));
      return files.list(path);
    },
  };
  expect(() =>
    expandGlob([{ kind: "glob", pattern: "**/x" }], "/w", stopping, stop.signal),
  ).toThrow(Interrupted);
});

test("a pause is taken between directories", async () => {
  let pauses = 0;
  const breathe = (): Promise<void> => {
    pauses += 1;
    return Promise.resolve();
  };
  const found = expandGlob([{ kind: "glob", pattern: "**/*.rs" }], "/w/src", files, never, breathe);
  expect(await found).toEqual(["lib/deep/x.rs", "main.rs"]);
  expect(pauses).toBe(3);
});

function fileSystemMethods(fs: FileSystem): FileSystem {
  return {
    stat: (path) => fs.stat(path),
    lstat: (path) => fs.lstat(path),
    list: (path) => fs.list(path),
    openRead: (path) => fs.openRead(path),
    openWrite: (path, mode) => fs.openWrite(path, mode),
    readText: (path) => fs.readText(path),
    makeDirectory: (path, options) => fs.makeDirectory(path, options),
    removeFile: (path) => fs.removeFile(path),
  };
}
