import { describe, expect, test } from "bun:test";
import { read } from "./read.ts";
import { call, type CallOptions, sourceOf } from "./testing/call.ts";

async function bound(options: CallOptions): Promise<Record<string, unknown>> {
  const { changes } = await call(read, options);
  return Object.fromEntries(
    changes.map((change) => (change.kind === "setVariable" ? [change.name, change.value] : [])),
  );
}

describe("read", () => {
  test.each([
    {
      says: "one name gets the whole line",
      names: ["x"],
      stdin: "  a  b \nrest",
      vars: { x: "  a  b " },
    },
    {
      says: "several names get a word each",
      names: ["x", "y"],
      stdin: " a\t b \n",
      vars: { x: "a", y: "b" },
    },
    {
      says: "the last name gets what is left, joined by spaces",
      names: ["x", "y"],
      stdin: "a b  c\td\n",
      vars: { x: "a", y: "b c d" },
    },
    {
      says: "names without a word are empty",
      names: ["x", "y", "z"],
      stdin: "a\n",
      vars: { x: "a", y: "", z: "" },
    },
    { says: "without a name it is REPLY", names: [], stdin: "a b\n", vars: { REPLY: "a b" } },
    { says: "an empty line is a line", names: ["x"], stdin: "\nb\n", vars: { x: "" } },
    { says: "a last line needs no newline", names: ["x"], stdin: "a", vars: { x: "a" } },
    { says: "a number is text", names: ["x"], stdin: "007\n", vars: { x: "007" } },
    {
      says: "escapes are resolved, others stay",
      names: ["x"],
      stdin: "a\\tb\\\\n\\q\\\n",
      vars: { x: "a\tb\\n\\q\\" },
    },
    {
      says: "names are normalised",
      names: ["cafe\u0301"],
      stdin: "a\n",
      vars: { "caf\u00e9": "a" },
    },
  ])("$says", async ({ names, stdin, vars }) => {
    expect(await bound({ operands: names, stdin })).toEqual(vars);
    const slow = sourceOf(stdin.split(""), { slow: true });
    expect(await bound({ operands: names, stdin: slow })).toEqual(vars);
  });

  test("-r takes backslashes as they are", async () => {
    const options = { operands: ["x"], flags: { r: true }, stdin: "a\\tb\\\n" } as const;
    expect(await bound(options)).toEqual({ x: "a\\tb\\" });
  });

  test("takes one line and leaves the rest", async () => {
    const stdin = sourceOf(["a\nb\nc", "\nd"]);
    const lines: unknown[] = [];
    for (let turn = 0; turn < 5; turn++) lines.push(await bound({ operands: ["x"], stdin }));
    expect(lines).toEqual([{ x: "a" }, { x: "b" }, { x: "c" }, { x: "d" }, { x: "" }]);
  });

  test("at the end the status is 1, in silence, and the variables are empty", async () => {
    const end = await call(read, { operands: ["x", "y"], stdin: "" });
    expect(end).toMatchObject({ status: 1, stderr: "", message: undefined });
    expect(end.changes).toEqual([
      { kind: "setVariable", name: "x", value: "", scope: "local" },
      { kind: "setVariable", name: "y", value: "", scope: "local" },
    ]);
  });

  test("-p writes the prompt to stderr", async () => {
    const end = await call(read, { operands: ["x"], flags: { p: "Name: " }, stdin: "a\n" });
    expect(end).toMatchObject({ status: 0, stdout: "", stderr: "Name: " });
  });

  test("what is no name is refused before anything is read", async () => {
    const stdin = sourceOf("a\n");
    expect(await call(read, { operands: ["x", "1y"], stdin })).toMatchObject({ status: 2 });
    expect(await bound({ operands: ["x"], stdin })).toEqual({ x: "a" });
  });

  test("a line that is no text is loud", async () => {
    const end = await call(read, { operands: ["x"], stdin: Uint8Array.of(0xff, 10) });
    expect(end).toMatchObject({
      status: 1,
      message: "binary data (1 bytes) cannot be used as text",
    });
  });
});
