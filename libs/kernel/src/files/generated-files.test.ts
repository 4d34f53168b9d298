import { FileError, type FileErrorCode } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { createGeneratedFiles, type GeneratedEntry } from "./generated-files.ts";
import { readAll } from "../streams/read-all.ts";

let status = "running";
const jobs = new Map<string, GeneratedEntry>([
  [
    "1",
    {
      kind: "directory",
      entries: () =>
        new Map<string, GeneratedEntry>([
          ["status", { kind: "file", content: () => `${status}\n` }],
          ["stdout", { kind: "file", content: async () => Uint8Array.of(0xc3, 0xa9, 0xff) }],
        ]),
    },
  ],
]);
const fs = createGeneratedFiles(() => jobs, { now: () => 5000 });

test("the content is made when it is read", async () => {
  expect(fs.readText("/1/status")).toBe("running\n");
  status = "done:0";
  expect(fs.readText("/1/status")).toBe("done:0\n");
  expect(await readAll(await fs.openRead("/1/status"))).toEqual(
    new TextEncoder().encode("done:0\n"),
  );
  status = "running";
});

test("content may have to be waited for", async () => {
  expect(await fs.readText("/1/stdout")).toBe("é\ufffd");
  expect(await fs.stat("/1/stdout")).toMatchObject({ size: 3 });
});

test("directories and files tell what they are", () => {
  expect(fs.stat("/")).toMatchObject({ kind: "directory", writable: false });
  expect(fs.list("/")).toEqual([{ name: "1", kind: "directory" }]);
  expect(fs.list("/1")).toEqual([
    { name: "status", kind: "file" },
    { name: "stdout", kind: "file" },
  ]);
  expect(fs.lstat("/1/status")).toEqual({
    kind: "file",
    size: 8,
    mode: 0o444,
    modifiedAt: 5000,
    readable: true,
    writable: false,
    executable: false,
  });
  expect(fs.stat("/2")).toBeUndefined();
  expect(fs.stat("/1/status/x")).toBeUndefined();
});

describe("refused", () => {
  const rows: readonly (readonly [string, FileErrorCode, () => unknown])[] = [
    ["writing", "read-only", () => fs.openWrite("/1/status", "write")],
    ["removing", "read-only", () => fs.removeFile("/1/status")],
    ["making a directory", "read-only", () => fs.makeDirectory("/2", { parents: true })],
    ["reading nothing", "not-found", () => fs.openRead("/2/status")],
    ["reading a directory", "is-a-directory", () => fs.readText("/1")],
    ["reading below a file", "not-a-directory", () => fs.readText("/1/status/x")],
    ["listing a file", "not-a-directory", () => fs.list("/1/status")],
  ];
  test.each(rows)("%s is refused as %s", (_, code, act) => {
    expect(act).toThrow(expect.objectContaining({ name: FileError.name, code }));
  });
});
