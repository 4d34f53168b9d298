import { expect, test } from "bun:test";
import { alias } from "./alias.ts";
import { call } from "./testing/call.ts";
import { unalias } from "./unalias.ts";

const shell = {
  aliases: new Map([
    ["ll", "ls -la"],
    ["it", "echo it's"],
  ]),
};

test("alias defines what is written with =", async () => {
  expect(await call(alias, { operands: ["gs=git status", "e=echo a=b"], shell })).toMatchObject({
    status: 0,
    stdout: "",
    changes: [
      { kind: "setAlias", name: "gs", words: "git status" },
      { kind: "setAlias", name: "e", words: "echo a=b" },
    ],
  });
});

test("alias prints the others so that they can be read again", async () => {
  expect((await call(alias, { operands: ["ll"], shell })).stdout).toBe("alias ll='ls -la'\n");
  const all = await call(alias, { shell });
  expect(all.stdout).toBe(`alias it='echo it'"'"'s'\nalias ll='ls -la'\n`);
  expect(all.data).toEqual(
    new Map([
      ["it", "echo it's"],
      ["ll", "ls -la"],
    ]),
  );
});

test.each([
  ["nope", "nope: no such alias"],
  ["a b=c", "'a b' cannot be the name of an alias"],
  ["a/b=c", "'a/b' cannot be the name of an alias"],
  ["=c", "'' cannot be the name of an alias"],
])("alias %s is refused: %s", async (operand, message) => {
  expect(await call(alias, { operands: [operand], shell })).toMatchObject({
    status: 1,
    message,
    changes: [],
  });
});

test.each([
  [{ operands: ["ll"] }, 0, ["ll"], undefined],
  [{ operands: ["ll", "foo=bar"] }, 0, ["ll", "foo=bar"], undefined],
  [{ flags: { all: true as const } }, 0, ["ll", "it"], undefined],
  [{}, 2, [], "the name of an alias is missing"],
])("unalias with %j", async (options, status, removed, message) => {
  const end = await call(unalias, { ...options, shell });
  expect(end).toMatchObject({
    status,
    changes: removed.map((name) => ({ kind: "removeAlias", name })),
  });
  expect(end.message).toBe(message);
});
