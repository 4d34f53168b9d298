import { expect, test } from "bun:test";
import { call } from "./testing/call.ts";
import { trap } from "./trap.ts";

const shell = {
  traps: new Map([
    ["INT" as const, "echo it's"],
    ["EXIT" as const, "rm x"],
  ]),
};
const run = (operands: readonly string[], flags: Record<string, true> = {}) =>
  call(trap, { operands, flags, shell });

test.each([
  [
    ["rm x", "EXIT", "SIGINT"],
    [
      ["EXIT", "rm x"],
      ["INT", "rm x"],
    ],
  ],
  [
    ["rm x", "0", "15", "err"],
    [
      ["EXIT", "rm x"],
      ["TERM", "rm x"],
      ["ERR", "rm x"],
    ],
  ],
  [["-", "EXIT"], [["EXIT", undefined]]],
  [["", "INT"], [["INT", ""]]],
  [["INT"], [["INT", undefined]]],
] as const)("trap %j", async (operands, expected) => {
  const changes = expected.map(([event, command]) => ({ kind: "setTrap", event, command }));
  expect((await run(operands)).changes).toEqual(changes as never);
});

test.each([
  [[], {}, "trap -- 'rm x' EXIT\ntrap -- 'echo it'\"'\"'s' INT\n"],
  [["EXIT"], { p: true as const }, "trap -- 'rm x' EXIT\n"],
  [["ERR"], { p: true as const }, ""],
])("trap %j with %j lists traps so that they can be set again", async (operands, flags, stdout) => {
  expect(await run(operands, flags)).toMatchObject({ status: 0, stdout, changes: [] });
});

test.each([
  [["echo hi"], 2, "the event is missing"],
  [["echo hi", "HUP"], 1, "HUP: no such event"],
  [["echo hi", "EXIT", "nope"], 1, "nope: no such event"],
])("trap %j fails and sets nothing", async (operands, status, message) => {
  expect(await run(operands)).toMatchObject({ status, message, changes: [] });
});
