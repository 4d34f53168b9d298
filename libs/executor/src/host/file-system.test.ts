import { FileError } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { chmodSync, constants, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createFileSystem } from "./file-system.ts";
import { openFlags } from "./testing/open-flags.ts";
import { openDescriptors, openedSince } from "../../../../test/open-descriptors.ts";
import { readAll } from "./testing/read-all.ts";
import { pipeFrom, startShell } from "./testing/run.ts";
import { makeFifo, sandbox } from "./testing/sandbox.ts";
import { until } from "../testing/until.ts";

const fs = createFileSystem();
const megabyte = "0123456789abcdef".repeat(65_536);
const isRoot = process.getuid?.() === 0;

describe("stat", () => {
  test("tells kind, size, mode and time", () => {
    using directory = sandbox();
    const path = directory.path("file");
    writeFileSync(path, "12345");
    chmodSync(path, 0o640);
    const stat = fs.stat(path);
    expect(stat).toMatchObject({ kind: "file", size: 5, mode: 0o640, executable: false });
    expect(Math.abs(Date.now() - (stat?.modifiedAt ?? 0))).toBeLessThan(60_000);
    expect(fs.stat(directory.path("."))).toMatchObject({ kind: "directory", executable: true });
  });

  test("follows links, and lstat does not", () => {
    using directory = sandbox();
    symlinkSync("nowhere", directory.path("link"));
    expect(fs.stat(directory.path("link"))).toBeUndefined();
    expect(fs.lstat(directory.path("link"))?.kind).toBe("symlink");
  });

  test.each(["/nowhere/at/all", "/dev/null/below"])("of %s is nothing", (path) => {
    expect(fs.stat(path)).toBeUndefined();
    expect(fs.lstat(path)).toBeUndefined();
  });

  test.skipIf(isRoot)("tells what this process may do", () => {
    using directory = sandbox();
    writeFileSync(directory.path("file"), "", { mode: 0o400 });
    expect(fs.stat(directory.path("file"))).toMatchObject({ readable: true, writable: false });
  });

  test("of a loop of links says so", () => {
    using directory = sandbox();
    symlinkSync("loop", directory.path("loop"));
    expect(() => fs.stat(directory.path("loop"))).toThrow(
      new FileError("failed", "too many levels of symbolic links"),
    );
  });
});

test("list tells names and kinds", () => {
  using directory = sandbox();
  writeFileSync(directory.path(".file"), "");
  mkdirSync(directory.path("sub"));
  symlinkSync(".file", directory.path("link"));
  makeFifo(directory.path("fifo"));
  const entries = fs.list(directory.path("."));
  expect(entries.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: ".file", kind: "file" },
    { name: "fifo", kind: "fifo" },
    { name: "link", kind: "symlink" },
    { name: "sub", kind: "directory" },
  ]);
});

describe("what cannot be done is a FileError", () => {
  const missing = { code: "not-found", message: "no such file or directory" };
  const directoryThere = { code: "is-a-directory", message: "is a directory" };
  test.each<[string, (path: (name: string) => string) => unknown, object]>([
    ["openRead of nothing", (path) => fs.openRead(path("none")), missing],
    ["openRead of a directory", (path) => fs.openRead(path("sub")), directoryThere],
    ["openRead below a file", (path) => fs.openRead(path("file/x")), { code: "not-a-directory" }],
    ["openWrite of a directory", (path) => fs.openWrite(path("sub"), "write"), directoryThere],
    ["openWrite in no directory", (path) => fs.openWrite(path("none/x"), "append"), missing],
    ["readText of nothing", (path) => fs.readText(path("none")), missing],
    ["readText of a directory", (path) => fs.readText(path("sub")), directoryThere],
    ["list of nothing", (path) => fs.list(path("none")), missing],
    ["list of a file", (path) => fs.list(path("file")), { code: "not-a-directory" }],
    [
      "a directory there already",
      (path) => fs.makeDirectory(path("sub"), { parents: false }),
      { code: "exists" },
    ],
    [
      "a directory over a file",
      (path) => fs.makeDirectory(path("file"), { parents: true }),
      { code: "exists" },
    ],
    ["a directory in none", (path) => fs.makeDirectory(path("no/x"), { parents: false }), missing],
    ["removeFile of nothing", (path) => fs.removeFile(path("none")), missing],
    ["removeFile of a directory", (path) => fs.removeFile(path("sub")), directoryThere],
  ])("%s", (_, act, expected) => {
    using directory = sandbox();
    mkdirSync(directory.path("sub"));
    writeFileSync(directory.path("file"), "");
    const before = openDescriptors();
    let thrown: unknown;
    try {
      act(directory.path);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FileError);
    expect(thrown).toMatchObject(expected);
    expect(openedSince(before)).toEqual([]);
  });

  test("a full disk", () => {
    const sink = fs.openWrite("/dev/full", "write");
    expect(() => sink.write("x")).toThrow(new FileError("full", "no space left on the device"));
    void sink.end();
  });
});

describe("a regular file", () => {
  test("is written and read at once", () => {
    using directory = sandbox();
    const sink = fs.openWrite(directory.path("file"), "write");
    expect(sink.write("é")).toBeUndefined();
    expect(sink.write(new Uint8Array([0, 255]))).toBeUndefined();
    expect(sink.end()).toBeUndefined();
    const source = fs.openRead(directory.path("file"));
    expect(source.read()).toEqual(new Uint8Array([0xc3, 0xa9, 0, 255]));
    expect(source.read()).toBeUndefined();
    expect(source.read()).toBeUndefined();
  });

  test("is read in blocks to its end, and then closed", async () => {
    using directory = sandbox();
    writeFileSync(directory.path("file"), megabyte);
    const before = openDescriptors();
    const source = fs.openRead(directory.path("file"));
    const chunks: Uint8Array[] = [];
    for (let chunk = await source.read(); chunk; chunk = await source.read()) chunks.push(chunk);
    expect(Buffer.concat(chunks).toString("latin1")).toBe(megabyte);
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(256 * 1024);
    expect(openedSince(before)).toEqual([]);
  });

  test("is emptied by write and kept by append", () => {
    using directory = sandbox();
    const path = directory.path("file");
    writeFileSync(path, "old");
    const appended = fs.openWrite(path, "append");
    void appended.write("+");
    expect(readFileSync(path, "utf8")).toBe("old+");
    void fs.openWrite(path, "write").end();
    expect(readFileSync(path, "utf8")).toBe("");
    void appended.write("end");
    void appended.end();
    expect(readFileSync(path, "utf8")).toBe("end");
  });

  test("shares its position with a child: it goes on where we are, and we after it", async () => {
    using directory = sandbox();
    writeFileSync(directory.path("file"), "one\ntwo\nthree\n");
    const source = fs.openRead(directory.path("file"));
    const chunk = await source.read();
    source.unread((chunk ?? new Uint8Array()).subarray(4));
    const { output } = pipeFrom("dd bs=1 count=4 2>/dev/null", { stdin: source.descriptor });
    expect(await readAll(output)).toBe("two\n");
    expect(await readAll(source)).toBe("three\n");
  });

  test("is written by a child in the order of both", async () => {
    using directory = sandbox();
    const sink = fs.openWrite(directory.path("file"), "write");
    void sink.write("ours\n");
    await startShell("echo theirs", { stdout: sink.descriptor }).ended;
    void sink.write("ours again\n");
    void sink.end();
    expect(readFileSync(directory.path("file"), "utf8")).toBe("ours\ntheirs\nours again\n");
  });

  test("that was forgotten is closed when it is collected", async () => {
    using directory = sandbox();
    writeFileSync(directory.path("forgotten"), "x");
    const forget = (): void => {
      for (let opened = 0; opened < 50; opened++) void fs.openRead(directory.path("forgotten"));
    };
    forget();
    expect(stillOpen()).toBeGreaterThan(0);
    await until("most of them are closed", () => {
      Bun.gc(true);
      return stillOpen() < 5;
    });
  });
});

describe("a named pipe", () => {
  test("has no end before its first writer", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const source = fs.openRead(path);
    expect(source.descriptor).toBeUndefined();
    const read = source.read();
    await startShell(`echo written > ${path}`).ended;
    expect(Buffer.from((await read) ?? []).toString()).toBe("written\n");
    expect(await source.read()).toBeUndefined();
    source.cancel();
  });

  test("makes the writer wait for a reader", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const sink = fs.openWrite(path, "write");
    const written = sink.write("for whoever comes\n");
    const { output } = pipeFrom(`cat ${path}`);
    await written;
    await sink.end();
    expect(await readAll(output)).toBe("for whoever comes\n");
  });

  test("that nobody wrote to gives its reader an end", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const ended = fs.openWrite(path, "write").end();
    const { output } = pipeFrom(`cat ${path}; echo end`);
    await ended;
    expect(await readAll(output)).toBe("end\n");
  });

  test("is given to a child as an ordinary descriptor, which waits", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const source = fs.openRead(path);
    const writer = startShell(`{ echo one; sleep 0.05; echo two; } > ${path}`);
    source.unread((await source.read()) ?? new Uint8Array());
    await source.read();
    expect(openFlags(source.descriptor ?? -1) & constants.O_NONBLOCK).toBe(0);
    const { output } = pipeFrom("cat", { stdin: source.descriptor });
    expect(await readAll(output)).toBe("two\n");
    await writer.ended;
    source.cancel();
  });

  test("that was cancelled while it waited is closed", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const source = fs.openRead(path);
    const read = source.read();
    source.cancel();
    expect(await read).toBeUndefined();
    expect(openDescriptors().filter((target) => target.endsWith("/fifo"))).toEqual([]);
  });
});

describe("readText", () => {
  test("reads UTF-8 whole, at once", () => {
    using directory = sandbox();
    writeFileSync(directory.path("file"), "grüße\n".repeat(20_000));
    expect(fs.readText(directory.path("file"))).toBe("grüße\n".repeat(20_000));
  });

  test("reads files that have no size", () => {
    expect(fs.readText("/proc/self/status")).toContain("Name:");
  });

  test("waits for what a named pipe brings", async () => {
    using directory = sandbox();
    const path = makeFifo(directory.path("fifo"));
    const text = fs.readText(path);
    await startShell(`printf 'a\\nb' > ${path}`).ended;
    expect(await text).toBe("a\nb");
  });
});

test("makeDirectory makes what is missing above it, if asked", () => {
  using directory = sandbox();
  fs.makeDirectory(directory.path("a/b/c"), { parents: true });
  fs.makeDirectory(directory.path("a/b/c"), { parents: true });
  expect(fs.stat(directory.path("a/b/c"))?.kind).toBe("directory");
});

test("removeFile removes the link and not what it leads to", () => {
  using directory = sandbox();
  mkdirSync(directory.path("sub"));
  symlinkSync("sub", directory.path("link"));
  fs.removeFile(directory.path("link"));
  expect(fs.lstat(directory.path("link"))).toBeUndefined();
  expect(fs.stat(directory.path("sub"))?.kind).toBe("directory");
});

test("writing to /dev/null never waits", () => {
  const sink = fs.openWrite("/dev/null", "write");
  expect(sink.write(megabyte)).toBeUndefined();
  expect(sink.end()).toBeUndefined();
});

function stillOpen(): number {
  return openDescriptors().filter((target) => target.endsWith("/forgotten")).length;
}
