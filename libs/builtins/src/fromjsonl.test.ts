import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { fromjsonl } from "./fromjsonl.ts";
import { call } from "./testing/call.ts";

describe("fromjsonl", () => {
  test.each<{ says: string; text: string; data: Value }>([
    { says: "a line is a document", text: '1\n"a"\n[2]\n', data: [1, "a", [2]] },
    { says: "empty lines are skipped", text: "\n1\n \n\n2", data: [1, 2] },
    { says: "a line may end with CR", text: "1\r\n2\r\n", data: [1, 2] },
    { says: "no documents are an empty list", text: "\n", data: [] },
  ])("$says, from stdin or from an operand", async ({ text, data }) => {
    for (const options of [{ stdin: text }, { operands: [text] }]) {
      const end = await call(fromjsonl, options);
      expect(end).toMatchObject({ status: 0, stdout: `${JSON.stringify(data)}\n` });
      expect(end.data).toEqual(data);
    }
  });

  test.each([
    { text: '{"a":1}\n{"a":2', line: 2 },
    { text: "1\n\nnot json\n3\n", line: 3 },
    { text: "1 2\n", line: 1 },
  ])("$text is refused, naming line $line", async ({ text, line }) => {
    const end = await call(fromjsonl, { stdin: text });
    expect(end).toMatchObject({ status: 1, stdout: "", data: undefined });
    expect(end.message).toStartWith(`line ${line}: `);
  });

  test("nothing at all is refused", async () => {
    expect(await call(fromjsonl, {})).toMatchObject({ status: 1, message: "no input" });
  });
});
