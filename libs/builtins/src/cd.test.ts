import { describe, expect, test } from "bun:test";
import { FileError } from "@aish/core";
import type { FileStat, FileSystem } from "@aish/kernel";
import { cd } from "./cd.ts";
import { call } from "./testing/call.ts";

const entry = (kind: FileStat["kind"], executable = true): FileStat => ({
  kind,
  size: 0,
  mode: 0o755,
  modifiedAt: 0,
  readable: true,
  writable: true,
  executable,
});
const entries = new Map([
  ["/", entry("directory")],
  ["/home", entry("directory")],
  ["/home/my docs", entry("directory")],
  ["/home/notes", entry("file")],
  ["/locked", entry("directory", false)],
]);
const fs = {
  stat(path: string) {
    if (path.startsWith("/denied")) throw new FileError("denied", "permission denied");
    return entries.get(path);
  },
} as FileSystem;

const run = (operands: readonly string[], variables = {}) =>
  call(cd, { operands, variables, fs, cwd: "/home" });

describe("cd", () => {
  test.each([
    [["my docs"], "/home/my docs"],
    [[".."], "/"],
    [["/home/./my docs/.."], "/home"],
  ])("%j ends in %s", async (operands, path) => {
    expect(await run(operands)).toMatchObject({
      status: 0,
      stdout: "",
      changes: [
        { kind: "setVariable", name: "OLDPWD", value: "/home" },
        { kind: "setCwd", path },
        { kind: "setVariable", name: "PWD", value: path },
      ],
    });
  });

  test("without a directory goes home", async () => {
    const { changes } = await run([], { HOME: "/home/my docs" });
    expect(changes).toContainEqual({ kind: "setCwd", path: "/home/my docs" });
  });

  test("- goes back and prints where that is", async () => {
    const { changes, stdout } = await run(["-"], { OLDPWD: "/" });
    expect(changes).toContainEqual({ kind: "setCwd", path: "/" });
    expect(stdout).toBe("/\n");
  });

  test.each([
    [[], "HOME not set"],
    [["-"], "OLDPWD not set"],
    [["/nowhere"], "/nowhere: no such directory"],
    [["notes"], "notes: not a directory"],
    [["/locked"], "/locked: permission denied"],
    [["/denied/deep"], "/denied/deep: permission denied"],
    [[""], "the name of the directory is empty"],
  ])("%j stays and says: %s", async (operands, message) => {
    expect(await run(operands)).toMatchObject({ status: 1, message, changes: [] });
  });

  test("a list is no directory, whatever its text is", async () => {
    expect(await call(cd, { operands: [["a"]], fs, cwd: "/home" })).toMatchObject({
      status: 1,
      message: "cannot use a list as a path",
    });
  });
});
