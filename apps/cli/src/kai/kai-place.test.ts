import { expect, test } from "bun:test";
import { kaiPlace } from "./kai-place.ts";

test.each([
  { line: "ec", kind: "command", value: "ec", command: undefined },
  { line: "true && ec", kind: "command", value: "ec", command: undefined },
  { line: "ls src/", kind: "argument", value: "src/", command: "ls" },
  { line: "grep --in", kind: "argument", value: "--in", command: "grep" },
  { line: "cat 'my fi", kind: "argument", value: "my fi", command: "cat" },
  { line: "./ru", kind: "argument", value: "./ru", command: undefined },
])("the place behind $line is of the kind $kind", ({ line, kind, value, command }) => {
  expect(kaiPlace(line, line.length)).toMatchObject({ kind, value, command });
});

test("a variable's name begins behind its sign", () => {
  expect(kaiPlace("echo ${HO", 9)).toMatchObject({
    kind: "variable",
    start: 7,
    value: "HO",
    isBraced: true,
  });
});

test("a value is written as a word of the language", () => {
  const place = kaiPlace("cat a", 5);
  if (place.kind === "variable") throw new Error("no variable");
  expect([place.write("my file"), place.write("it's/"), place.write("plain")]).toEqual([
    "'my file'",
    `"it's"/`,
    "plain",
  ]);
});
