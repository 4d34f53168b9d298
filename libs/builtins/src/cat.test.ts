import { describe, expect, test } from "bun:test";
import { BrokenPipe } from "@aish/core";
import { createBytePipe, MemoryFileSystem, readLine } from "@aish/kernel";
import { cat } from "./cat.ts";
import { call, sourceOf } from "./testing/call.ts";

const fs = new MemoryFileSystem({
  "/home/a": "alpha\nbanana\n",
  "/home/b": "beta",
  "/home/empty": "",
  "/home/bin": Uint8Array.of(0xff, 0, 0xfe, 10, 0x80),
  "/home/folder": { kind: "directory" },
});
const at = { fs, cwd: "/home" };

describe("cat", () => {
  test.each([
    {
      says: "files one after the other, verbatim",
      operands: ["b", "a"],
      stdout: "betaalpha\nbanana\n",
    },
    { says: "stdin without an operand", operands: [], stdout: "in\nput" },
    { says: "- is stdin", operands: ["b", "-", "/home/b"], stdout: "betain\nputbeta" },
  ])("$says", async ({ operands, stdout }) => {
    const end = await call(cat, {
      ...at,
      operands,
      stdin: sourceOf(["in\n", "put"], { slow: true }),
    });
    expect(end).toMatchObject({ status: 0, stderr: "", stdout });
  });

  test("bytes go through unchanged", async () => {
    expect([...(await call(cat, { ...at, operands: ["bin"] })).bytes]).toEqual([
      255, 0, 254, 10, 128,
    ]);
  });

  test.each([
    {
      says: "counts over all files",
      operands: ["a", "a"],
      stdout: "     1\talpha\n     2\tbanana\n     3\talpha\n     4\tbanana\n",
    },
    {
      says: "begins a line for each file",
      operands: ["b", "a"],
      stdout: "     1\tbeta\n     2\talpha\n     3\tbanana\n",
    },
    { says: "adds no newline", operands: ["b"], stdout: "     1\tbeta" },
    {
      says: "an empty file has no line",
      operands: ["a", "empty"],
      stdout: "     1\talpha\n     2\tbanana\n",
    },
  ])("-n $says", async ({ operands, stdout }) => {
    expect(await call(cat, { ...at, flags: { number: true }, operands })).toMatchObject({ stdout });
  });

  test("-n counts a line once, however it comes in pieces", async () => {
    const stdin = sourceOf(["al", "pha", "\nbe", "ta\n", "\n", "c"]);
    const end = await call(cat, { stdin, flags: { number: true } });
    expect(end.stdout).toBe("     1\talpha\n     2\tbeta\n     3\t\n     4\tc");
  });

  test("-n counts on past the columns it has", async () => {
    const end = await call(cat, { stdin: "\n".repeat(1_000_001), flags: { number: true } });
    const lines = end.stdout.split("\n");
    const shown = [9, 10, 100, 999_999, 1_000_000];
    expect(shown.map((line) => lines[line - 1])).toEqual([
      "     9\t",
      "    10\t",
      "   100\t",
      "999999\t",
      "1000000\t",
    ]);
    expect(lines.at(-2)).toBe("1000001\t");
  });

  test("-n --json is a record per line", async () => {
    const end = await call(cat, { ...at, json: true, flags: { number: true }, operands: ["a"] });
    expect(end.data).toEqual([
      new Map<string, string | number>([
        ["line", 1],
        ["text", "alpha"],
      ]),
      new Map<string, string | number>([
        ["line", 2],
        ["text", "banana"],
      ]),
    ]);
  });

  test("goes on after what cannot be read, and tells it where it happened", async () => {
    const end = await call(cat, { ...at, operands: ["none", "b", "folder", "a"] });
    expect(end.status).toBe(1);
    expect(end.stdout).toBe("betaalpha\nbanana\n");
    expect(end.stderr.split("\n").map((line) => line.split(":").slice(0, 2).join(":"))).toEqual([
      "cat: none",
      "cat: folder",
      "",
    ]);
    expect(end.message).toBeUndefined();
  });

  test("the last fault is the message", async () => {
    const end = await call(cat, { ...at, operands: ["b", "none"] });
    expect(end).toMatchObject({ status: 1, stdout: "beta", stderr: "" });
    expect(end.message).toStartWith("none: ");
  });

  test("--json has one place for all faults", async () => {
    const end = await call(cat, { ...at, json: true, operands: ["none", "folder"] });
    expect(end).toMatchObject({ status: 1, stderr: "" });
    expect(end.message).toMatch(/^none: .*; folder: /);
  });

  test.each([[new Map([["a", 1]])], [["a"]], [true], [null]])("%p is no path", async (value) => {
    const end = await call(cat, { ...at, operands: [value], stdin: "not this" });
    expect(end).toMatchObject({ status: 1, stdout: "" });
    expect(end.message).toMatch(/^cannot use .* as a path$/);
  });

  test("an empty name is no file, whatever the folder is", async () => {
    const end = await call(cat, { ...at, operands: [""] });
    expect(end).toMatchObject({ status: 1, message: "the name of a file is empty" });
  });

  test.each(["/dev/stdin", "/dev/fd/0"])("%s is the stdin of the command", async (name) => {
    expect(await call(cat, { ...at, operands: [name], stdin: "in" })).toMatchObject({
      status: 0,
      stdout: "in",
    });
  });

  test("a file that is added to itself comes to an end, and says why", async () => {
    const own = new MemoryFileSystem({ "/log": "line\n" });
    const stdout = own.openWrite("/log", "append");
    const end = await call(cat, { fs: own, operands: ["log"], stdout });
    expect(end).toMatchObject({ status: 1, message: "log: the file is the output as well" });
  });

  test("a number may be the name of a file", async () => {
    const numbered = new MemoryFileSystem({ "/7": "seven" });
    expect(await call(cat, { fs: numbered, operands: [7] })).toMatchObject({ stdout: "seven" });
  });

  test("waits for its reader, and ends when nobody reads, with the input closed", async () => {
    const file = sourceOf(Array.from({ length: 50 }, () => "x".repeat(9999) + "\n"));
    const endless = Object.assign(new MemoryFileSystem(), { openRead: () => file });
    const pipe = createBytePipe();
    let ended = false;
    const end = call(cat, { fs: endless, operands: ["file"], stdout: pipe.sink }).finally(() => {
      ended = true;
    });
    expect(await readLine(pipe.source)).toHaveLength(9999);
    expect(ended).toBe(false);
    pipe.source.cancel();
    expect(await end.catch((error: unknown) => error)).toBeInstanceOf(BrokenPipe);
    expect(file.cancelled).toBe(true);
  });

  test("stdin is not closed: what is left belongs to the next command", async () => {
    const stdin = sourceOf("rest");
    const pipe = createBytePipe();
    pipe.source.cancel();
    const end = call(cat, { stdin, stdout: pipe.sink });
    expect(await end.catch((error: unknown) => error)).toBeInstanceOf(BrokenPipe);
    expect(stdin.cancelled).toBe(false);
  });
});
