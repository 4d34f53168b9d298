import { expect, test } from "bun:test";
import { definedFunctions, functionNames, renderFunctions } from "./function-text.ts";

const sh = Bun.which("dash") ?? "/bin/sh";

test.each([
  { line: "f() { echo hi; }", found: ["f"] },
  { line: "f () { echo hi; }; g() ( cd /; pwd )", found: ["f", "g"] },
  { line: 'f() { echo "}"; }', found: ["f"] },
  { line: "f() { echo '}' \\}; }", found: ["f"] },
  { line: "if true; then f() { :; }; fi", found: ["f"] },
  { line: "f() { g() { :; }; g; }", found: ["f"] },
  { line: "echo 'f() { not a function; }'", found: [] },
  { line: "f() { echo unfinished", found: [] },
  { line: "echo hi", found: [] },
])("$line defines $found", ({ line, found }) => {
  expect<readonly string[]>([...definedFunctions(line, "", sh).keys()]).toEqual(found);
});

test("what was defined before is kept, and a new definition replaces the old", () => {
  const before = renderFunctions(["f"], definedFunctions("f() { echo one; }", "", sh));
  const after = definedFunctions("f() { echo two; }", before, sh);
  expect(functionNames(before)).toEqual(["f"]);
  expect(after.get("f")).toBe("f() { echo two; }");
});
