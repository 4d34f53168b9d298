import { expect, test } from "bun:test";
import { NumberWord } from "@aish/kernel";
import { call } from "./testing/call.ts";
import { typeofBuiltin } from "./typeof.ts";

test.each([
  [[1], "list"],
  [new Map([["a", 1]]), "record"],
  ["text", "string"],
  [5, "number"],
  [2n ** 60n, "number"],
  [new NumberWord(7, "007"), "number"],
  [true, "bool"],
  [null, "null"],
  [Uint8Array.of(255), "bytes"],
])("typeof %p is %s, as text and as data", async (value, name) => {
  const end = await call(typeofBuiltin, { operands: [value] });
  expect(end).toMatchObject({ status: 0, stdout: `${name}\n`, data: name });
});
