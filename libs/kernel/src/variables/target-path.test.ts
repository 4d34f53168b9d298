import { expect, test } from "bun:test";
import { Scope } from "./scope.ts";
import type { Shell } from "../shell.ts";
import type { Place } from "./subscript-lookup.ts";
import { release } from "./target-ownership.ts";
import { writePath } from "./target-path.ts";
import { pushValues } from "./target-push.ts";
import { unsetElement } from "./target-unset.ts";
import type { List, Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { readVariable } from "./variable-read.ts";

function shellWith(variables: Readonly<Record<string, Value>>): Shell {
  const scope = Scope.empty();
  for (const [name, value] of Object.entries(variables)) scope.set(name, value);
  return { scope } as Shell;
}

function write(shell: Shell, name: string, keys: readonly Value[], value: Value): void {
  const places = keys.map((key): Place => ({
    kind: typeof key === "number" ? "index" : "key",
    spelling: `${name}[${toText(key)}]`,
  }));
  writePath(shell, name, places, keys, value);
}

/** As `$name` does: whoever reads the whole may keep it. */
function readWhole(shell: Shell, name: string): Value | undefined {
  return readVariable(name)({ shell } as never);
}

const record = (entries: Record<string, Value>): Value => new Map(Object.entries(entries));

test("an element is replaced, counted from either end", () => {
  const shell = shellWith({ xs: [1, 2, 3] });
  write(shell, "xs", [0], 9);
  write(shell, "xs", [-1], 8);
  expect(shell.scope.get("xs")).toEqual([9, 2, 8]);
});

test("the last key of a record may be new", () => {
  const shell = shellWith({ r: record({ web: record({ port: 1 }) }) });
  write(shell, "r", ["web", "host"], "x");
  expect(shell.scope.get("r")).toEqual(record({ web: record({ port: 1, host: "x" }) }));
});

test.each<[string, Value | undefined, readonly Value[], string]>([
  ["a key on the way must exist", record({}), ["api", "port"], "x[api]: no such key: api"],
  ["an element must exist", [1, 2], [2], "x[2]: index 2 is out of bounds, the list has 2 elements"],
  ["an element before the first does not", [1], [-2], "out of bounds, the list has 1 element"],
  ["the variable must exist", undefined, [0], "x is not defined"],
  ["text has no elements", "hi", [0], "not a collection"],
  ["a number has no elements", 5, [0], "x[0]: a number is not a collection"],
  ["what lies on the way must be a collection", [1], [0, 0], "not a collection"],
  ["a list needs an integer", [1], ["a"], "a list needs an integer index"],
  ["a record needs text", record({}), [0], "record keys are strings"],
])("%s", (_, root, keys, message) => {
  const shell = shellWith(root === undefined ? {} : { x: root });
  expect(() => write(shell, "x", keys, 1)).toThrow(message);
});

test("a literal that many variables begin with is never changed", () => {
  const literal: List = [1, [2]];
  const shell = shellWith({ xs: literal, ys: literal });
  write(shell, "xs", [0], 9);
  write(shell, "xs", [1, 0], 9);
  pushValues(shell, "ys", [3]);
  expect(literal).toEqual([1, [2]]);
  expect(shell.scope.get("xs")).toEqual([9, [9]]);
  expect(shell.scope.get("ys")).toEqual([1, [2], 3]);
});

test("what was read whole does not change any more", () => {
  const shell = shellWith({ xs: [[1]] });
  write(shell, "xs", [0, 0], 2);
  const copy = readWhole(shell, "xs");
  write(shell, "xs", [0, 0], 3);
  pushValues(shell, "xs", [4]);
  expect(copy).toEqual([[2]]);
  expect(shell.scope.get("xs")).toEqual([[3], 4]);
});

test("what was read out of a collection does not change any more", () => {
  const shell = shellWith({ r: record({ db: record({ tags: ["a"] }) }) });
  pushValues(shell, "r[db][tags]", ["b"]);
  const inner = (shell.scope.get("r") as Map<string, Map<string, List>>).get("db");
  if (inner !== undefined) release(inner);
  pushValues(shell, "r[db][tags]", ["c"]);
  write(shell, "r", ["db", "host"], "x");
  expect(inner).toEqual(new Map([["tags", ["a", "b"]]]));
  expect(shell.scope.get("r")).toEqual(
    record({ db: record({ tags: ["a", "b", "c"], host: "x" }) }),
  );
});

test("a collection that is put into two places is changed in one", () => {
  const shell = shellWith({ xs: [[1], 0], ys: [5] });
  write(shell, "xs", [0, 0], 2);
  const ys = readWhole(shell, "ys");
  write(shell, "xs", [0], ys ?? null);
  write(shell, "xs", [1], ys ?? null);
  write(shell, "xs", [0, 0], 6);
  expect(shell.scope.get("xs")).toEqual([[6], [5]]);
  expect(shell.scope.get("ys")).toEqual([5]);
});

test("a fork changes its own copy", () => {
  const shell = shellWith({ xs: [1] });
  pushValues(shell, "xs", [2]);
  const overlay = { scope: shell.scope.overlay() } as Shell;
  const snapshot = { scope: shell.scope.snapshot() } as Shell;
  pushValues(overlay, "xs", [3]);
  pushValues(snapshot, "xs", [4]);
  pushValues(shell, "xs", [5]);
  expect(shell.scope.get("xs")).toEqual([1, 2, 5]);
  expect(overlay.scope.get("xs")).toEqual([1, 2, 3]);
  expect(snapshot.scope.get("xs")).toEqual([1, 2, 4]);
});

test("pushing many times copies once", () => {
  const shell = shellWith({ xs: [] });
  pushValues(shell, "xs", [0]);
  const list = shell.scope.get("xs");
  for (let value = 1; value < 1000; value += 1) pushValues(shell, "xs", [value]);
  expect(shell.scope.get("xs")).toBe(list as List);
  expect(list).toHaveLength(1000);
});

test("pushing into a nested list copies once", () => {
  const shell = shellWith({ r: record({ tags: [] }) });
  const nested = (): unknown => (shell.scope.get("r") as Map<string, Value>).get("tags");
  pushValues(shell, "r[tags]", [0]);
  const list = nested();
  pushValues(shell, "r[tags]", [1, 2]);
  expect(nested()).toBe(list);
  expect(list).toEqual([0, 1, 2]);
});

test.each<[string, Value | undefined, string, string]>([
  ["an undefined variable", undefined, "x", "x is not defined"],
  ["a record", record({}), "x", "x is a record, not a list"],
  ["a string", "a", "x", "not a collection"],
  ["a missing key", record({}), "x[tags]", "x[tags]: no such key: tags"],
])("nothing can be pushed to %s", (_, root, target, message) => {
  const shell = shellWith(root === undefined ? {} : { x: root });
  expect(() => pushValues(shell, target, [1])).toThrow(message);
});

test("an element that is removed is gone from this variable only", () => {
  const shell = shellWith({ r: record({ a: 1, b: 2 }), xs: [1, 2, 3] });
  const whole = readWhole(shell, "r");
  unsetElement(shell, "r[a]");
  unsetElement(shell, "r[nothing]");
  unsetElement(shell, "xs[-1]");
  unsetElement(shell, "xs[7]");
  unsetElement(shell, "nothing[a]");
  expect(whole).toEqual(record({ a: 1, b: 2 }));
  expect(shell.scope.get("r")).toEqual(record({ b: 2 }));
  expect(shell.scope.get("xs")).toEqual([1, 2]);
});
