import { describe, expect, test } from "bun:test";
import { NumberWord } from "@aish/kernel";
import { echo } from "./echo.ts";
import { call } from "./testing/call.ts";

describe("echo", () => {
  test.each([
    { says: "nothing is a line of its own", operands: [], stdout: "\n" },
    { says: "an empty argument too", operands: [""], stdout: "\n" },
    {
      says: "arguments are separated by one space",
      operands: ["a", "b  c", ""],
      stdout: "a b  c \n",
    },
    { says: "escapes stay as they are", operands: ["a\\tb"], stdout: "a\\tb\n" },
    { says: "a number keeps its spelling", operands: [new NumberWord(7, "007")], stdout: "007\n" },
    { says: "a list is JSON", operands: [[1, "b"]], stdout: '[1,"b"]\n' },
  ])("$says", async ({ operands, stdout }) => {
    expect(await call(echo, { operands })).toMatchObject({ status: 0, stdout });
  });

  test("-n prints no newline", async () => {
    expect(await call(echo, { flags: { n: true }, operands: ["a"] })).toMatchObject({
      stdout: "a",
    });
  });

  test("-e is refused, and the hint names printf", async () => {
    const end = await call(echo, { flags: { e: true }, operands: ["a\\n"] });
    expect(end).toMatchObject({ status: 2, stdout: "", message: "-e is not supported" });
    expect(end.hint).toContain("printf");
  });
});
