import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { keys } from "./keys.ts";
import { call } from "./testing/call.ts";
import { values } from "./values.ts";

const record = new Map<string, Value>([
  ["b", 1],
  ["10", "x"],
  ["a", ["y"]],
]);

describe("keys and values", () => {
  test.each([
    { says: "of a record are in its order", builtin: keys, value: record, data: ["b", "10", "a"] },
    { says: "of a record are in its order", builtin: values, value: record, data: [1, "x", ["y"]] },
    { says: "of a list are its indices", builtin: keys, value: ["x", "y"], data: [0, 1] },
    { says: "of a list are its elements", builtin: values, value: ["x", 1], data: ["x", 1] },
    { says: "of nothing are none", builtin: keys, value: new Map<string, Value>(), data: [] },
    { says: "of nothing are none", builtin: values, value: [], data: [] },
  ])("$builtin.declaration.name $says", async ({ builtin, value, data }) => {
    const end = await call(builtin, { operands: [value] });
    expect(end).toMatchObject({ status: 0, stdout: `${JSON.stringify(data)}\n` });
    expect(end.data).toEqual(data);
  });

  test.each([keys, values])("$declaration.name needs a collection", async (builtin) => {
    const end = await call(builtin, { operands: ["[1]"] });
    expect(end).toMatchObject({ status: 1, stdout: "", data: undefined });
    expect(end.message).toBe("expected a list or a record, got a string");
    expect(end.hint).toContain("fromjson");
  });
});
