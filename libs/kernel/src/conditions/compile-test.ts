import { assertNever } from "@aish/core";
import type { Test } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { compileComparison } from "./test-expression-comparison.ts";
import { compileUnaryTest } from "./test-expression-unary.ts";
import type { Awaitable } from "../values/value.ts";
import { isTruthy } from "../values/value-truth.ts";

/** `[[ … ]]`. A side of `&&` or `||` that does not decide is not evaluated. */
export function compileTest(test: Test, compiler: Compiler): Code<boolean> {
  switch (test.kind) {
    case "wordTest": {
      const value = compiler.value(test.word);
      return (context) => andThen(value(context), isTruthy);
    }
    case "unaryTest":
      return compileUnaryTest(test.op, compiler.value(test.operand));
    case "binaryTest":
      return compileComparison(test, compiler);
    case "notTest": {
      const inner = compileTest(test.test, compiler);
      return (context) => andThen(inner(context), (result) => !result);
    }
    case "logicalTest": {
      const left = compileTest(test.left, compiler);
      const right = compileTest(test.right, compiler);
      const decisive = test.op === "||";
      const decide = (result: boolean, context: Context): Awaitable<boolean> =>
        result === decisive ? decisive : right(context);
      return (context) => {
        const result = left(context);
        return result instanceof Promise
          ? result.then((late) => decide(late, context))
          : decide(result, context);
      };
    }
    default:
      return assertNever(test);
  }
}
