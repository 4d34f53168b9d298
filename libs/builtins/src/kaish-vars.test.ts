import { expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { kaishVars } from "./kaish-vars.ts";
import { call } from "./testing/call.ts";

test.each<[Value, string]>([
  [8080, "8080"],
  ["8080", '"8080"'],
  [true, "true"],
  ["true", '"true"'],
  ["/usr/bin:/bin", "/usr/bin:/bin"],
  ["two words", '"two words"'],
  ["", '""'],
  [["a"], '["a"]'],
  [new Uint8Array(3), '"<3 bytes>"'],
])("%p is shown as %s", async (x, shown) => {
  expect((await call(kaishVars, { variables: { x } })).stdout).toBe(`x=${shown}\n`);
});

test("its data tells what is exported", async () => {
  const { data } = await call(kaishVars, { variables: { a: 1, b: "x" }, exported: ["b"] });
  expect((data as Map<string, Value>[]).map((row) => Object.fromEntries(row))).toEqual([
    { NAME: "a", VALUE: 1, EXPORTED: false },
    { NAME: "b", VALUE: "x", EXPORTED: true },
  ]);
});
