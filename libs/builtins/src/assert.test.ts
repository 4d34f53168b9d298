import { describe, expect, test } from "bun:test";
import { assert } from "./assert.ts";
import { call } from "./testing/call.ts";

describe("assert", () => {
  test.each([[true], ["true"], [42], ["[]"], ["no"], [[0]]])("%p holds", async (value) => {
    expect(await call(assert, { operands: [value] })).toMatchObject({ status: 0, stdout: "" });
  });

  test.each([[false], ["false"], [0], ["0"], ["0.0\n"], [""], [null], [[]], [new Map()]])(
    "%p does not hold",
    async (value) => {
      const end = await call(assert, { operands: [value] });
      expect(end).toMatchObject({ status: 1, message: "assertion failed" });
    },
  );

  test("the message says which one failed", async () => {
    const end = await call(assert, { operands: [false, "port is free"] });
    expect(end.message).toBe("assertion failed: port is free");
  });
});
