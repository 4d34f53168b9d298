import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

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
  [
    "a second else is one fault",
    "if a; then b; else c; else d; fi",
    ["expected `fi`, found `else`"],
  ],
  [
    "an assignment before a compound is one fault",
    "A=1 if a; then b; else c; fi",
    ["an assignment cannot stand before `if`"],
  ],
  ["a case without in is one fault", "case a b) c;; esac", ["expected `in`, found `b`"]],
  ["a second loop variable is one fault", "for a b in c; do d; done", ["expected `in`, found `b`"]],
  ["a body in braces is one fault", "if (a) { b; } else { c; }; d", ["expected `then`, found `{`"]],
  ["a function that is a command is one fault", "f() a b; c", ["a function without a body"]],
  [
    "a function without a name is one fault",
    "function { a; }",
    ["expected a name after `function`"],
  ],
  ["a keyword cannot be defined", "if() { a; }; b", ["`if` is a keyword, not a function"]],
  ["a row of the same marks is one fault", "))) ; a; ; ; b", ["unexpected `)`"]],
  [
    "a row of braces is told once",
    "{{{a; }",
    ["`{` begins a group of commands", "`{` is never closed"],
  ],
  [
    "the end of a statement belongs to a stray closer",
    "a; } ; b; done; c",
    ["unexpected `}`", "unexpected `done`"],
  ],
  [
    "what is left over excuses one, not all",
    "A=1 if a; then b; fi; fi",
    ["an assignment cannot stand before `if`", "unexpected `fi`"],
  ],
  ["a list that is added to is one fault", "a+=(b)", ["`+=` stands only in arithmetic"]],
  [
    "an array of many lines is one fault",
    "a=(\n  b # c\n  $(d)\n)\ne )",
    ["parentheses make no list", "unexpected `)`"],
  ],
  [
    "an array that is never closed ends with its line",
    "a=(b\nc $10",
    ["parentheses make no list", "`$10` could mean two things"],
  ],
  ["a declared array is one fault", "declare -a b=(c)", ["there is no command `declare`"]],
  ["input from a process is one fault", "a < <(b)", ["there is no process substitution"]],
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
