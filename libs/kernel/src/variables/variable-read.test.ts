import { expect, test } from "bun:test";
import { Scope } from "./scope.ts";
import { isSpecialName, takeValue } from "./variable-read.ts";

test.each([["?"], ["#"], ["@"], ["*"], ["!"], ["$"], ["0"], ["12"], ["PIPESTATUS"]])(
  "$%s belongs to the shell",
  (name) => {
    expect(isSpecialName(name)).toBe(true);
  },
);

test.each([["PWD"], ["_"], ["a1"], ["café"]])("%s belongs to the program", (name) => {
  expect(isSpecialName(name)).toBe(false);
});

test("a variable no longer owns a value that was taken", () => {
  const scope = Scope.empty();
  scope.set("xs", [1]);
  scope.ownCell("xs", takeValue(scope, "xs") ?? []).owned = true;
  expect(takeValue(scope, "xs")).toEqual([1]);
  expect(scope.cell("xs")?.owned).toBe(false);
  expect(takeValue(scope, "nothing")).toBeUndefined();
});
