import { describe, expect, test } from "bun:test";
import { runScript } from "./testing/run-script.ts";

describe("command", () => {
  test.each([
    ["command -v cd", "cd\n", 0],
    ["command -v no-such-tool", "", 1],
    ["command -v cd no-such-tool", "cd\n", 1],
    ["alias echo='echo alias'; command echo hi", "hi\n", 0],
    ['echo() { command echo "<$@>"; }; echo hi', "<hi>\n", 0],
    ["command false", "", 1],
  ])("%s prints %j with status %d", async (source, stdout, code) => {
    expect(await runScript(source)).toMatchObject({ stdout, code, stderr: "" });
  });
});
