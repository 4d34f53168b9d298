import { FileError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { MemoryFileSystem, type MemoryEntry } from "./memory-file-system.ts";
import { mountFiles } from "./mounted-files.ts";
import type { FileSystem } from "../ports.ts";
import { fileSystemContract } from "../testing/file-system-contract.ts";
import { fileSystemThatWaits } from "../testing/file-system-that-waits.ts";

fileSystemContract("a mounted file system", ({ files = {}, directories = [], links = {} }) => {
  const tree: Record<string, string | Uint8Array | MemoryEntry> = {};
  for (const [path, content] of Object.entries(files)) tree[`/${path}`] = content;
  for (const path of directories) tree[`/${path}`] = { kind: "directory" };
  for (const [path, target] of Object.entries(links))
    tree[`/${path}`] = { kind: "symlink", target };
  const mounts = new Map([["/mnt/inner", new MemoryFileSystem(tree)]]);
  return {
    fs: mountFiles(new MemoryFileSystem(), mounts),
    root: "/mnt/inner",
    [Symbol.asyncDispose]: async () => undefined,
  };
});

const base = new MemoryFileSystem({ "/home/a": "base", "/v/own": "base", "/vault": "base" });
const mounts: ReadonlyMap<string, FileSystem> = new Map([
  ["/v/jobs", new MemoryFileSystem({ "/1/status": "running" })],
  ["/v/jobs/1/deep", new MemoryFileSystem({ "/x": "deepest" })],
  ["/v/blobs", new MemoryFileSystem()],
  ["/far/away/place", new MemoryFileSystem({ "/x": "far" })],
]);

describe.each([
  ["at once", mountFiles(base, mounts)],
  ["later", mountFiles(fileSystemThatWaits(base), mounts)],
])("files that answer %s", (_, fs) => {
  test.each([
    ["/home/a", "base"],
    ["/vault", "base"],
    ["/v/jobs/1/status", "running"],
    ["/v/jobs/1/deep/x", "deepest"],
    ["/far/away/place/x", "far"],
  ])("%s holds %j: the longest path wins", async (path, text) => {
    expect(await fs.readText(path)).toBe(text);
  });

  test.each([
    ["/", ["far", "home", "v", "vault"]],
    ["/v", ["blobs", "jobs", "own"]],
    ["/far", ["away"]],
    ["/far/away", ["place"]],
    ["/v/jobs", ["1"]],
    ["/v/jobs/1", ["deep", "status"]],
    ["/v/blobs", []],
  ])("%s lists %j", async (path, names) => {
    const listed = await fs.list(path);
    expect(listed.map(({ name }) => name).toSorted()).toEqual(names);
  });

  test.each(["/far", "/far/away", "/far/away/place", "/v", "/v/jobs/1/deep"])(
    "%s is a directory",
    async (path) => {
      expect((await fs.stat(path))?.kind).toBe("directory");
      expect((await fs.lstat(path))?.kind).toBe("directory");
      await fs.makeDirectory(path, { parents: true });
    },
  );
});

test.each(["/far", "/far/away/place"])("what leads to a mount cannot be taken away: %s", (path) => {
  const fs = mountFiles(base, mounts);
  expect(() => fs.removeFile(path)).toThrow(FileError);
  expect(() => fs.makeDirectory(path, { parents: false })).toThrow(FileError);
});
