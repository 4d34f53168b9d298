import { expect, test } from "bun:test";
import { call } from "./testing/call.ts";
import { unset } from "./unset.ts";

const functions = new Map([
  ["f", "f() { :; }"],
  ["both", "both() { :; }"],
]);
const run = (operands: readonly string[], flags: Record<string, true> = {}) =>
  call(unset, { operands, flags, variables: { a: 1, both: 2 }, shell: { functions } });

test.each([
  [
    ["a", "missing"],
    {},
    [
      { kind: "unsetVariable", name: "a" },
      { kind: "unsetVariable", name: "missing" },
    ],
  ],
  [["cafe\u0301"], {}, [{ kind: "unsetVariable", name: "caf\u00e9" }]],
  [["a[k]"], {}, [{ kind: "unsetElement", target: "a[k]" }]],
  [["f"], {}, [{ kind: "removeFunction", name: "f" }]],
  [["both"], {}, [{ kind: "unsetVariable", name: "both" }]],
  [["both"], { f: true }, [{ kind: "removeFunction", name: "both" }]],
  [["f"], { v: true }, [{ kind: "unsetVariable", name: "f" }]],
] as const)("unset %j with %j", async (operands, flags, changes) => {
  expect(await run(operands, flags)).toMatchObject({
    status: 0,
    stdout: "",
    changes: [...changes],
  });
});

test("what cannot be a name is a fault", async () => {
  expect(await run(["1x", "a"])).toMatchObject({
    status: 1,
    message: "1x: not a name for a variable",
    changes: [{ kind: "unsetVariable", name: "a" }],
  });
});
