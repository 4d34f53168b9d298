import { describe, expect, test } from "bun:test";
import * as fc from "fast-check";
import type { Arithmetic, Statement, Test, Word } from "../ast.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { arbitraryProgram } from "../testing/arbitrary-program.ts";
import { codes, scope } from "../testing/diagnose.ts";
import { validate } from "./validate.ts";

test("what is found is in the order of the source", () => {
  expect(codes("f; break; head -q; g; echo $x")).toBe(
    "E001 f; E008 break; W001 -q; E001 g; W002 $x",
  );
});

describe("long programs are no deeper than they nest", () => {
  const many = 20_000;
  const span = { start: 0, end: 0 };

  test.each([
    ["many statements", "x=1; echo $x\n".repeat(many)],
    ["a long pipeline", Array.from({ length: many }, () => "true").join(" | ")],
    ["many arguments", `echo ${"a ".repeat(many)}`],
  ])("%s", (_, source) => {
    expect(codes(source)).toBe("");
  });

  test("a chain of &&", () => {
    const chain = Array.from({ length: many }).reduce<Statement>(
      (left) => ({ kind: "andOr", span, op: "&&", left, right: jump }),
      jump,
    );
    expect(judged(chain)).toHaveLength(many + 1);
  });

  test("a sum", () => {
    const one: Arithmetic = { kind: "arithmeticVariable", span, name: "nobody", path: [] };
    const expression = Array.from({ length: many }).reduce<Arithmetic>(
      (left) => ({ kind: "binary", span, op: "+", left, right: one }),
      one,
    );
    expect(judged({ kind: "arithmeticCommand", span, expression })).toMatchObject([
      { code: "W002" },
    ]);
  });

  test("a chain in a test", () => {
    const word: Word = { kind: "word", span, parts: [] };
    const one: Test = { kind: "wordTest", span, word };
    const chain = Array.from({ length: many }).reduce<Test>(
      (left) => ({ kind: "logicalTest", span, op: "||", left, right: one }),
      one,
    );
    expect(judged({ kind: "testCommand", span, test: chain })).toEqual([]);
  });

  const jump: Statement = { kind: "loopJump", span, jump: "break", levels: undefined };

  function judged(statement: Statement): readonly Diagnostic[] {
    return validate({ kind: "program", span, body: [statement] }, "", scope);
  }
});

test("every tree can be judged", () => {
  fc.assert(
    fc.property(arbitraryProgram(), (program) => {
      for (const { message } of validate(program, "", scope)) expect(message).not.toBe("");
    }),
    { numRuns: 300 },
  );
});
