import { expect, test } from "bun:test";
import { isUnfinishedTypeScript } from "./is-unfinished-typescript.ts";

test.each([
  "if (1) {",
  "foo(",
  "[1,",
  "1 +",
  "a.",
  "`abc",
  "`a ${1",
  "/* abc",
  "const f = (a: number) =>",
  "function f() {\n  return 1;",
  "import { a",
  "'done'; `open",
])("%j goes on in another line", (text) => {
  expect(isUnfinishedTypeScript(text)).toBe(true);
});

test.each([
  "",
  "1",
  "foo()",
  "{ a: 1 }",
  "await x",
  "'abc",
  "\"it's",
  "const z = = 3",
  "}",
  "a b",
  ":type (",
  "// `abc",
  "interface X { a: 1 }",
])("%j is whole, or wrong in a way that no line mends", (text) => {
  expect(isUnfinishedTypeScript(text)).toBe(false);
});
