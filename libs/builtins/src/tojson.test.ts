import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { call } from "./testing/call.ts";
import { tojson } from "./tojson.ts";
import { tojsonl } from "./tojsonl.ts";

const record = new Map<string, Value>([
  ["b", 1],
  ["a", ["x\ny", null]],
]);

describe("tojson", () => {
  test.each<[Value, string]>([
    [record, '{"b":1,"a":["x\\ny",null]}'],
    ["hello", '"hello"'],
    ["", '""'],
    [5, "5"],
    [null, "null"],
    [9007199254740993n, "9007199254740993"],
  ])("%p is %s", async (value, text) => {
    const end = await call(tojson, { operands: [value], stdin: "not read" });
    expect(end).toMatchObject({ status: 0, stdout: `${text}\n`, data: undefined });
  });

  test("--pretty is indented", async () => {
    const end = await call(tojson, { operands: [new Map([["a", [1]]])], flags: { pretty: true } });
    expect(end.stdout).toBe('{\n  "a": [\n    1\n  ]\n}\n');
  });

  test("without an operand it is what the stage before left", async () => {
    expect(await call(tojson, { stdin: "1\n2\n", piped: [1, 2] })).toMatchObject({
      stdout: "[1,2]\n",
    });
  });

  test("text on stdin is a string, without its last newlines", async () => {
    expect(await call(tojson, { stdin: "a\nb\n\n" })).toMatchObject({ stdout: '"a\\nb"\n' });
  });

  test("nothing at all is refused", async () => {
    expect(await call(tojson, {})).toMatchObject({ status: 1, message: "no value" });
  });
});

describe("tojsonl", () => {
  test("is one line per element, whatever is in it", async () => {
    const end = await call(tojsonl, { operands: [[1, "a\nb", record]] });
    expect(end.stdout).toBe('1\n"a\\nb"\n{"b":1,"a":["x\\ny",null]}\n');
  });

  test("without an operand it takes the list the stage before left", async () => {
    expect(await call(tojsonl, { stdin: "[1]\n", piped: [1] })).toMatchObject({ stdout: "1\n" });
  });

  test("an empty list prints nothing", async () => {
    expect(await call(tojsonl, { operands: [[]] })).toMatchObject({ status: 0, stdout: "" });
  });

  test.each([
    { options: { operands: [record] }, message: "expected a list, got a record" },
    { options: { stdin: "[1]" }, message: "expected a list, got a string" },
    { options: {}, message: "no value" },
  ])("$message", async ({ options, message }) => {
    expect(await call(tojsonl, options)).toMatchObject({ status: 1, stdout: "", message });
  });
});
