import type { Program } from "@aish/syntax";
import type { Code, Compiler, Origin } from "../code.ts";
import { compileArithmetic } from "../arithmetic/compile-arithmetic.ts";
import { compileBlock } from "./compile-block.ts";
import { compilePattern } from "./compile-pattern.ts";
import { compileStatement } from "./compile-statement.ts";
import { compileTest } from "../conditions/compile-test.ts";
import { compileText, compileValue } from "./compile-word.ts";
import type { Outcome } from "../outcome.ts";

/** Turns a tree into closures, once. The tree has passed the validator. */
export function compileProgram(program: Program, origin: Origin): Code<Outcome> {
  return createCompiler(origin, 0).block(program.body);
}

function createCompiler(origin: Origin, loops: number): Compiler {
  const compiler: Compiler = {
    origin,
    loops,
    within: (inner) => createCompiler(origin, inner),
    block: (block) =>
      compileBlock(block, origin, (statement) => compileStatement(statement, compiler)),
    value: (expression) => compileValue(expression, compiler),
    text: (word) => compileText(word, compiler),
    pattern: (word) => compilePattern(word, compiler),
    arithmetic: (expression) => compileArithmetic(expression, compiler),
    test: (test) => compileTest(test, compiler),
  };
  return compiler;
}
