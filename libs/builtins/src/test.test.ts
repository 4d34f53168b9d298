import { describe, expect, test as rule } from "bun:test";
import { MemoryFileSystem, type Value } from "@aish/kernel";
import { test } from "./test.ts";
import { call } from "./testing/call.ts";

const fs = new MemoryFileSystem({
  "/home/file": "hi\n",
  "/home/empty": "",
  "/home/sub": { kind: "directory" },
  "/home/link": { kind: "symlink", target: "/home/file" },
  "/home/dead": { kind: "symlink", target: "/home/none" },
  "/home/run": { kind: "file", content: "", mode: 0o755 },
});
const run = (operands: readonly Value[]) => call(test, { operands, fs, cwd: "/home" });

describe("test", () => {
  rule.each([
    [[], 1],
    [["x"], 0],
    [[""], 1],
    [[false], 1],
    [["!", "x"], 1],
    [["!", "!", "x"], 0],
    [["!", ""], 0],
    [["-z", ""], 0],
    [["-z", "x"], 1],
    [["-n", "x"], 0],
    [["-n", "-o"], 0],
    [["a", "=", "a"], 0],
    [["a", "==", "b"], 1],
    [["a", "!=", "b"], 0],
    [["a*", "=", "ab"], 1],
    [["42", "=", 42], 0],
    [["a", "<", "b"], 0],
    [[10, ">", 9], 0],
    [["10", ">", "9"], 1],
    [["a", ">=", "a"], 0],
    [["abc", "=~", "^a.c$"], 0],
    [["abc", "!~", "x"], 0],
    [[5, "-eq", "5"], 0],
    [[-5, "-lt", 0], 0],
    [["1.0", "-eq", 1], 0],
    [[1.5, "-gt", 1], 0],
    [[3, "-ge", 3], 0],
    [[3, "-ne", 3], 1],
    [[3, "-le", 2], 1],
    [["-list", [1]], 0],
    [["-record", [1]], 1],
    [["!", "a", "=", "b"], 0],
    [["=", "=", "="], 0],
    [["!", "=", "!"], 0],
    [["-n", "=", "-n"], 0],
    [["-f", "=", "-f"], 0],
    [["-f", "-f"], 1],
    [["(", "=", 1], 1],
    [["-o", "=", "-o"], 0],
  ] as const)("%p ends with status %p", async (operands, status) => {
    expect(await run(operands)).toMatchObject({ status, stdout: "", message: undefined });
  });

  rule.each([
    ["-e", "file", 0],
    ["-e", "none", 1],
    ["-e", "", 1],
    ["-e", "file/below", 1],
    ["-f", "file", 0],
    ["-f", "/home/sub", 1],
    ["-d", "sub", 0],
    ["-d", "", 1],
    ["-s", "file", 0],
    ["-s", "empty", 1],
    ["-L", "link", 0],
    ["-f", "link", 0],
    ["-L", "dead", 0],
    ["-e", "dead", 1],
    ["-L", "file", 1],
    ["-x", "run", 0],
    ["-x", "file", 1],
    ["-r", "file", 0],
    ["-w", "file", 0],
  ])("%s %s ends with status %p", async (operator, path, status) => {
    expect(await run([operator, path])).toMatchObject({ status, message: undefined });
    expect((await run(["!", operator, path])).status).toBe(1 - status);
  });

  rule.each([
    [["-z"], "-z needs an operand"],
    [["!"], "! needs an operand"],
    [["!", "!"], "! needs an operand"],
    [["-o"], "-o needs an operand"],
    [["("], "( needs an operand"],
    [["="], "= needs an operand"],
    [["a", "b"], "expected an operator among 2 operands: a b"],
    [["a", "b", "c"], "expected an operator among 3 operands: a b c"],
    [["abc", "-eq", 5], '-eq compares numbers, and "abc" is not one'],
    [["-f", ["x"]], "cannot use a list as a path"],
    [["-z", [1]], "-z tests text, not a list"],
    [["a", "-a", "b"], "-a, -o and parentheses are not supported"],
  ] as const)("%p has no answer: status 2", async (operands, message) => {
    expect(await run(operands)).toMatchObject({ status: 2, message });
  });

  rule.each([
    [["-a", "1"], true],
    [["a", "=", "a", "-o", undefined], true],
    [["(", "a", "=", "a", ")"], true],
    [["!", "-z", "", "-o", "x"], true],
    [["a", "-o", "b"], true],
    [["-o"], false],
    [["-n", "-o"], false],
    [["-o", "=", "-o"], false],
    [["-o", undefined, "x"], false],
    [[undefined, undefined], false],
    [["a", "b"], false],
  ])("before it runs, %p is E020: %p", (operands, found) => {
    const fault = test.declaration.check?.({ operands, openEnded: false, flag: () => undefined });
    expect(fault?.code === "E020").toBe(found);
    const open = test.declaration.check?.({ operands, openEnded: true, flag: () => undefined });
    expect(open).toBeUndefined();
  });
});
