import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "./testing/outline-tree.ts";

test.each([
  [
    "each statement has its own fault",
    "a )\nb\nc $10\nd (",
    ["unexpected `)`", "`$10` could mean two things", "unexpected `(`"],
  ],
  [
    "a missing closer is one fault",
    "while a; do if b; then c; done; d",
    ["expected `fi`, found `done`"],
  ],
  ["a missing do is one fault", "for x in a; b; done", ["expected `do`, found `b`"]],
  ["a missing then is one fault", "if a; b; fi; c", ["expected `then`, found `fi`"]],
  ["a doubled operator is one fault", "a && && b", ["no command follows `&&`"]],
  ["a closer of nothing", "a; fi", ["unexpected `fi`"]],
  ["an operator without a left side", "| a", ["unexpected `|`"]],
  ["a branch mark outside of case", "a;; b", ["unexpected `;;`"]],
  ["what stands behind a stray closer is read", "fi a", ["unexpected `fi`"]],
])("%s", (_rule, source, messages) => {
  expect(parse(source).diagnostics.map((each) => each.message)).toEqual([...messages]);
});

test("what follows a fault is read", () => {
  const { program } = parse("a ) b\nc\nif d; then e; done\nf");
  expect(outlineTree(program.body)).toStartWith("run(a); run(c)");
  expect(outlineTree(parse("a && && b").program.body)).toBe("(run(a) && run(b))");
});

test("no more than 64 faults are told", () => {
  expect(parse("a )\n".repeat(1000)).diagnostics).toHaveLength(64);
});
