import { expect, test } from "bun:test";
import { shift } from "./shift.ts";
import { call } from "./testing/call.ts";

const run = (operands: readonly string[]) =>
  call(shift, { operands, shell: { arguments: ["a", "b"] } });

test.each([
  [[], 1],
  [["0"], 0],
  [["2"], 2],
])("shift %j drops %d arguments", async (operands, count) => {
  expect(await run(operands)).toMatchObject({
    status: 0,
    changes: [{ kind: "shiftArguments", count }],
  });
});

test.each([
  [["3"], "cannot drop 3 of 2 arguments"],
  [["-1"], "-1: not a number of arguments"],
  [["x"], "x: not a number of arguments"],
])("shift %j changes nothing: %s", async (operands, message) => {
  expect(await run(operands)).toMatchObject({ status: 1, message, changes: [] });
});
