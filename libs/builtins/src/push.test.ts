import { expect, test } from "bun:test";
import { push } from "./push.ts";
import { call } from "./testing/call.ts";

test("push asks for its values to be appended, types and all", async () => {
  const bytes = Uint8Array.of(255);
  const end = await call(push, { operands: ["r[tags]", 1, ["a"], bytes] });
  expect(end).toMatchObject({ status: 0, stdout: "" });
  expect(end.changes).toEqual([
    { kind: "pushValues", target: "r[tags]", values: [1, ["a"], bytes] },
  ]);
});
