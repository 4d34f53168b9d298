import { FileError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { deviceFiles, MemoryFileSystem, type MemoryEntry } from "./memory-file-system.ts";
import type { Awaitable } from "../values/value.ts";
import { fileSystemContract } from "../testing/file-system-contract.ts";

fileSystemContract("files in memory", ({ files = {}, directories = [], links = {} }) => {
  const root = "/home/ada";
  const tree: Record<string, string | Uint8Array | MemoryEntry> = {};
  for (const [path, content] of Object.entries(files)) tree[`${root}/${path}`] = content;
  for (const path of directories) tree[`${root}/${path}`] = { kind: "directory" };
  for (const [path, target] of Object.entries(links)) {
    tree[`${root}/${path}`] = { kind: "symlink", target };
  }
  return { fs: new MemoryFileSystem(tree), root, [Symbol.asyncDispose]: async () => undefined };
});

function codeOf(act: () => unknown): string {
  try {
    act();
    return "done";
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
}

function write(fs: MemoryFileSystem, path: string, content: string): Awaitable<void> {
  const sink = fs.openWrite(path, "write");
  try {
    return sink.write(content);
  } finally {
    void sink.end();
  }
}

describe("a budget", () => {
  test("bounds what all files hold together", () => {
    const fs = new MemoryFileSystem({ "/a": "12345" }, { budget: 10 });
    expect(codeOf(() => write(fs, "/b", "123456"))).toBe("full");
    expect(codeOf(() => write(fs, "/b", "12345"))).toBe("done");
    expect(codeOf(() => write(fs, "/c", "1"))).toBe("full");
    expect(fs.readText("/b")).toBe("12345");
  });

  test.each([
    ["is removed", (fs: MemoryFileSystem) => fs.removeFile("/a")],
    ["is emptied", (fs: MemoryFileSystem) => void fs.openWrite("/a", "write")],
  ])("gets back what a file held that %s", (_, free) => {
    const fs = new MemoryFileSystem({ "/a": "12345" }, { budget: 5 });
    free(fs);
    expect(codeOf(() => write(fs, "/b", "12345"))).toBe("done");
  });

  test("gets back a removed file that is open only once it is closed", () => {
    const fs = new MemoryFileSystem({ "/a": "12345" }, { budget: 5 });
    const source = fs.openRead("/a");
    fs.removeFile("/a");
    expect(codeOf(() => write(fs, "/b", "1"))).toBe("full");
    source.cancel();
    expect(codeOf(() => write(fs, "/b", "12345"))).toBe("done");
  });
});

describe("modes", () => {
  const fs = new MemoryFileSystem({
    "/secret": { kind: "file", content: "x", mode: 0o200 },
    "/fixed": { kind: "file", content: "x", mode: 0o444 },
    "/run": { kind: "file", content: "x", mode: 0o755 },
    "/shut": { kind: "directory", mode: 0o300 },
    "/still": { kind: "directory", mode: 0o500 },
    "/still/life": "x",
  });
  test.each([
    ["reading what may not be read", () => fs.openRead("/secret")],
    ["writing what may not be written", () => fs.openWrite("/fixed", "append")],
    ["listing what may not be listed", () => fs.list("/shut")],
    ["adding to what may not be changed", () => fs.openWrite("/still/new", "write")],
    ["removing from what may not be changed", () => fs.removeFile("/still/life")],
  ])("%s is denied", (_, act) => {
    expect(codeOf(act)).toBe("denied");
  });
  test("are told", () => {
    expect(fs.stat("/run")).toMatchObject({ mode: 0o755, executable: true });
    expect(fs.stat("/secret")).toMatchObject({ readable: false, writable: true });
  });
});

test("changing a file or a directory sets its time", () => {
  let now = 1000;
  const fs = new MemoryFileSystem({ "/d/a": "x" }, { clock: { now: () => now } });
  now = 2000;
  void write(fs, "/d/b", "x");
  expect(fs.stat("/d")?.modifiedAt).toBe(2000);
  expect(fs.stat("/d/b")?.modifiedAt).toBe(2000);
  expect(fs.stat("/d/a")?.modifiedAt).toBe(1000);
});

test("what has been read does not change when the file does", () => {
  const fs = new MemoryFileSystem({ "/a": "before" });
  const block = fs.openRead("/a").read();
  void write(fs, "/a", "AFTER!");
  expect(block).toEqual(new TextEncoder().encode("before"));
});

test("`..` behind a link leads above what it points to", () => {
  const fs = new MemoryFileSystem({
    "/x/y/in": "x",
    "/x/file": "found",
    "/link": { kind: "symlink", target: "/x/y" },
    "/odd": { kind: "symlink", target: "link/../file" },
  });
  expect(fs.readText("/odd")).toBe("found");
});

describe("devices", () => {
  const fs = new MemoryFileSystem(deviceFiles, { budget: 0 });
  test("null is empty and swallows everything", () => {
    expect(fs.openRead("/dev/null").read()).toBeUndefined();
    expect(fs.openWrite("/dev/null", "append").write("x".repeat(1000))).toBeUndefined();
    expect(fs.stat("/dev/null")).toMatchObject({ kind: "device", size: 0 });
  });
  test("zero gives zeros as long as somebody reads", () => {
    const source = fs.openRead("/dev/zero");
    for (let reads = 0; reads < 100; reads += 1) {
      expect(source.read()).toEqual(new Uint8Array(65_536));
    }
    source.cancel();
    expect(source.read()).toBeUndefined();
  });
  test.each(["random", "urandom"])("%s gives other bytes each time", (name) => {
    const source = fs.openRead(`/dev/${name}`);
    expect(source.read()).not.toEqual(source.read());
  });
  test("the text of an endless one is refused", () => {
    expect(codeOf(() => fs.readText("/dev/zero"))).toBe("unsupported");
    expect(fs.readText("/dev/null")).toBe("");
  });
});
