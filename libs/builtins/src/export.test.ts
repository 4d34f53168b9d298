import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { exportBuiltin } from "./export.ts";
import { call, type CallOptions } from "./testing/call.ts";

const run = (operands: readonly Value[], options: CallOptions = {}) =>
  call(exportBuiltin, { operands, variables: { A: "1", L: ["x"] }, ...options });

describe("export", () => {
  test("a name is exported as it is", async () => {
    expect((await run(["A"])).changes).toEqual([
      { kind: "exportVariable", name: "A", exported: true },
    ]);
  });

  test("-n takes it back", async () => {
    expect((await run(["A"], { flags: { n: true } })).changes).toEqual([
      { kind: "exportVariable", name: "A", exported: false },
    ]);
  });

  test("name=value binds the value with its type", async () => {
    expect((await run(["N=8080"], { assigned: new Map([[0, 8080]]) })).changes).toEqual([
      { kind: "setVariable", name: "N", value: 8080, scope: "visible" },
      { kind: "exportVariable", name: "N", exported: true },
    ]);
  });

  test("a quoted name=value is text", async () => {
    expect((await run(["MY=hello = world"])).changes).toContainEqual({
      kind: "setVariable",
      name: "MY",
      value: "hello = world",
      scope: "visible",
    });
  });

  test("names are normalised", async () => {
    expect((await run(["cafe\u0301=ok"])).changes).toContainEqual({
      kind: "exportVariable",
      name: "caf\u00e9",
      exported: true,
    });
  });

  test("a list is a fault that names tojson", async () => {
    expect(await run(["L"])).toMatchObject({
      status: 1,
      message: "L is a list, which a program cannot be given",
      hint: "export it as text: export L=$(tojson $L)",
      changes: [{ kind: "exportVariable", name: "L", exported: true }],
    });
  });

  test("bytes that are text are exported, others are a fault", async () => {
    const assigned = new Map([[0, new Uint8Array([0xff])]]);
    expect(await run(["B=?"], { assigned })).toMatchObject({
      status: 1,
      message: "B is binary data, which a program cannot be given",
    });
    const text = new Map([[0, new TextEncoder().encode("é")]]);
    expect(await run(["B=?"], { assigned: text })).toMatchObject({ status: 0 });
  });

  test("the good ones of several are exported", async () => {
    expect(await run(["A", "1x=2", "NOPE"])).toMatchObject({
      status: 1,
      message: "1x: not a name for a variable; NOPE is not set",
      hint: "give it a value: export NOPE=value",
      changes: [{ kind: "exportVariable", name: "A" }],
    });
  });

  test.each([[{}], [{ p: true as const }]])("with %j it lists what is exported", async (flags) => {
    const { stdout, data } = await run([], {
      flags,
      variables: { A: 'say "$x"', B: "2" },
      exported: ["A"],
    });
    expect(stdout).toBe('declare -x A="say \\"\\$x\\""\n');
    expect(data).toEqual(new Map([["A", 'say "$x"']]));
  });
});
