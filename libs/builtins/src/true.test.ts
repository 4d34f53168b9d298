import { expect, test } from "bun:test";
import { colon } from "./colon.ts";
import { falseBuiltin } from "./false.ts";
import { call } from "./testing/call.ts";
import { trueBuiltin } from "./true.ts";

test.each([
  { builtin: trueBuiltin, status: 0 },
  { builtin: falseBuiltin, status: 1 },
  { builtin: colon, status: 0 },
])("$builtin.declaration.name ends with $status whatever it is given", async (row) => {
  const end = await call(row.builtin, { operands: ["--strange", "x"] });
  expect(end).toMatchObject({
    status: row.status,
    stdout: "",
    data: undefined,
    message: undefined,
  });
});
