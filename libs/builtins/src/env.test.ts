import { describe, expect, test } from "bun:test";
import type { RunOptions, Value } from "@aish/kernel";
import { env } from "./env.ts";
import { call, type CallOptions } from "./testing/call.ts";

const variables = { HOME: "/home", N: 7, HIDDEN: "x" };
const run = (operands: readonly Value[], options: CallOptions = {}) =>
  call(env, { operands, variables, exported: ["HOME", "N"], ...options });

describe("env", () => {
  test.each<[readonly string[], CallOptions["flags"], string]>([
    [[], {}, "HOME=/home\nN=7\n"],
    [["A=b=c", "N=8"], {}, "HOME=/home\nA=b=c\nN=8\n"],
    [[], { unset: ["HOME", "NOPE"] }, "N=7\n"],
    [["A=1"], { "ignore-environment": true }, "A=1\n"],
    [[], { null: true }, "HOME=/home\0N=7\0"],
  ])("%j with %j prints what a program would be given", async (operands, flags, stdout) => {
    expect(await run(operands, { flags: flags ?? {} })).toMatchObject({ status: 0, stdout });
  });

  test("a list that is exported cannot be given away", async () => {
    expect(await run([], { variables: { L: ["a"] }, exported: ["L"] })).toMatchObject({
      status: 1,
      message: "L cannot be given to a program",
    });
  });

  test("a command runs through the shell, with what was changed and its arguments as written", async () => {
    const seen: { argv: readonly Value[]; options: RunOptions | undefined }[] = [];
    const end = await call(env, {
      operands: ["A=1", "ls", "-l", "B=2"],
      operandIsFlag: [false, false, true, false],
      flags: { unset: ["HOME"], "ignore-environment": true },
      shell: {
        run(argv, options) {
          seen.push({ argv, options });
          return { status: 127 };
        },
      },
    });
    expect(end.status).toBe(127);
    expect(seen).toEqual([
      {
        argv: ["ls", "-l", "B=2"],
        options: { env: { HOME: undefined, A: "1" }, clearEnv: true, flags: [false, true, false] },
      },
    ]);
  });

  test.each([
    [["=x"], {}, "=x: the name before = is missing"],
    [[], { unset: ["A=B"] }, "-u A=B: not a name of a variable"],
    [["ls"], { null: true as const }, "-0 goes with printing, not with a command"],
  ])("%j is used wrongly: %j", async (operands, flags, message) => {
    expect(await run(operands, { flags })).toMatchObject({ status: 2, message });
  });
});
