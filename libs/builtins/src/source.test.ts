import { expect, test } from "bun:test";
import { FileError } from "@aish/core";
import type { FileSystem, SourceOptions, Value } from "@aish/kernel";
import { source } from "./source.ts";
import { call } from "./testing/call.ts";

const texts = new Map([
  ["/work/lib.kai", "A=1"],
  ["/bin/lib.kai", "A=2"],
  ["/bin/only.kai", "A=3"],
]);
const fs = {
  stat(path: string) {
    if (path.startsWith("/locked/")) throw new FileError("denied", "permission denied");
    if (path === "/work" || path === "/work/only") return { kind: "directory" };
    return texts.has(path) ? { kind: "file" } : undefined;
  },
  readText: (path: string) => texts.get(path) ?? "",
} as FileSystem;

async function run(operands: readonly Value[], PATH = "relative:/locked:/bin") {
  const ran: { text: string; options: SourceOptions }[] = [];
  const end = await call(source, {
    operands,
    operandIsFlag: operands.map((word) => word === "-l"),
    fs,
    cwd: "/work",
    variables: { PATH },
    shell: {
      source(text, options) {
        ran.push({ text, options });
        return { status: 5 };
      },
    },
  });
  return { ...end, ran };
}

test.each([
  ["lib.kai", "A=1", "here before PATH"],
  ["./lib.kai", "A=1", "here if there is a slash"],
  ["only.kai", "A=3", "along PATH"],
  ["/bin/lib.kai", "A=2", "at an absolute path"],
])("source %s runs %s: it looks %s", async (file, text) => {
  const { ran, status } = await run([file]);
  expect(ran).toEqual([{ text, options: { path: file, arguments: undefined } }]);
  expect(status).toBe(5);
});

test("arguments of its own are passed on as they were written", async () => {
  const { ran } = await run(["lib.kai", "a", "-l"]);
  expect(ran[0]?.options).toEqual({
    path: "lib.kai",
    arguments: ["a", "-l"],
    flags: [false, true],
  });
});

test.each([
  ["nope.kai", "nope.kai: no such file"],
  ["./only.kai", "./only.kai: no such file"],
  ["only", "only: is a directory"],
  ["./only", "./only: is a directory"],
  ["/locked/x", "/locked/x: permission denied"],
  ["", "the name of the file is empty"],
])("source %s runs nothing: %s", async (file, message) => {
  expect(await run([file])).toMatchObject({ status: 1, message, ran: [] });
});

test("/dev/stdin is the stdin of the command", async () => {
  const ran: string[] = [];
  await call(source, {
    operands: ["/dev/stdin"],
    fs,
    stdin: "A=4",
    shell: {
      source(text) {
        ran.push(text);
        return { status: 0 };
      },
    },
  });
  expect(ran).toEqual(["A=4"]);
});

test("a list is no file, whatever its text is", async () => {
  expect(await run([["lib.kai"]])).toMatchObject({
    status: 1,
    message: "cannot use a list as a path",
    ran: [],
  });
});
