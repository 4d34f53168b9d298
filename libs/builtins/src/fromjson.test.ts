import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { fromjson } from "./fromjson.ts";
import { call } from "./testing/call.ts";

describe("fromjson", () => {
  test.each<{ text: string; data: Value }>([
    {
      text: '{"b":1,"a":[true,null,"x"]}',
      data: new Map<string, Value>([
        ["b", 1],
        ["a", [true, null, "x"]],
      ]),
    },
    { text: ' "hi" \n', data: "hi" },
    { text: "9007199254740993", data: 9007199254740993n },
    { text: "null", data: null },
  ])("$text is one value, from an operand or from stdin", async ({ text, data }) => {
    const stdout = `${text.trim()}\n`;
    for (const options of [{ operands: [text], stdin: "not read" }, { stdin: text }]) {
      const end = await call(fromjson, options);
      expect(end).toMatchObject({ status: 0, stdout });
      expect(end.data).toEqual(data);
    }
  });

  test("a typed operand is read as it prints", async () => {
    expect(await call(fromjson, { operands: [42] })).toMatchObject({ data: 42 });
  });

  test.each([
    { options: {}, message: "no input" },
    { options: { operands: [""] }, message: "the input is empty: one JSON document is needed" },
    { options: { stdin: " \n" }, message: "the input is empty: one JSON document is needed" },
  ])("$message", async ({ options, message }) => {
    expect(await call(fromjson, options)).toMatchObject({ status: 1, stdout: "", message });
  });

  test.each(['{"a":1} extra', "{", "'a'", "[1,]", "1\n2", "NaN"])(
    "%p is not JSON",
    async (text) => {
      const end = await call(fromjson, { operands: [text] });
      expect(end).toMatchObject({ status: 1, stdout: "", data: undefined });
      expect(end.message).toMatch(/JSON.*line \d+.*column \d+/);
    },
  );
});
