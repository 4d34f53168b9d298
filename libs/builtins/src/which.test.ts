import { expect, test } from "bun:test";
import type { Resolution } from "@aish/kernel";
import { call } from "./testing/call.ts";
import { which } from "./which.ts";

const resolutions: Readonly<Record<string, readonly Resolution[]>> = {
  ls: [
    { kind: "alias", name: "ls", words: "ls -F" },
    { kind: "function", name: "ls" },
    { kind: "builtin", name: "ls" },
    { kind: "script", name: "ls", path: "/home/bin/ls.kai" },
    { kind: "external", name: "ls", path: "/bin/ls" },
  ],
  true: [{ kind: "special", name: "true" }],
  git: [{ kind: "external", name: "git", path: "/usr/bin/git" }],
};
const run = (operands: readonly string[], flags: Record<string, true> = {}) =>
  call(which, {
    operands,
    flags,
    shell: {
      resolve: (name, all) => (resolutions[name] ?? []).slice(0, all ? undefined : 1),
      builtinNames: ["ls", "true"],
      functions: new Map([["greet", ""]]),
    },
  });

test.each([
  [["git"], {}, "/usr/bin/git\n"],
  [["exit", "local"], {}, "exit: statement\nlocal: statement\n"],
  [["true", "ls"], {}, "true: builtin\nls: alias for 'ls -F'\n"],
  [
    ["ls"],
    { all: true as const },
    "ls: alias for 'ls -F'\nls: function\nls: builtin\n/home/bin/ls.kai\n/bin/ls\n",
  ],
])("which %j with %j", async (operands, flags, stdout) => {
  expect(await run(operands, flags)).toMatchObject({ status: 0, stdout });
});

test("a name that runs nothing is a failure, and the others are shown", async () => {
  expect(await run(["gret", "git", "nix"])).toMatchObject({
    status: 1,
    message: "no gret in PATH; no nix in PATH",
    hint: "did you mean greet",
    stdout: "/usr/bin/git\n",
  });
});

test("a letter is not taken for a slip of the dot", async () => {
  const end = await call(which, {
    operands: ["f"],
    shell: { resolve: () => [], builtinNames: [".", ":", "cat"], functions: new Map() },
  });
  expect(end).toMatchObject({ status: 1, message: "no f in PATH", hint: undefined });
});
