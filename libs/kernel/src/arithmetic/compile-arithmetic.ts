import { assertNever } from "@aish/core";
import type { Arithmetic } from "@aish/syntax";
import { compileAssignment, compileIncrement } from "./arithmetic-assignment.ts";
import { choose, combine, combineLogically, isTrue } from "./arithmetic-binary.ts";
import {
  awaitable,
  constant,
  immediate,
  toCode,
  toImmediate,
  type ArithmeticCode,
} from "./arithmetic-code.ts";
import type { Integer } from "./arithmetic-integer.ts";
import { compileInteger, compileOperand, compileWordOperand } from "./arithmetic-operand.ts";
import { complement, negate } from "./arithmetic-operators.ts";
import { andThen, type Code, type Compiler } from "../code.ts";

/** `$(( … ))`: integers of 64 bits; what does not fit, a division by zero or text is a fault. */
export function compileArithmetic(node: Arithmetic, compiler: Compiler): Code<number | bigint> {
  return toCode(compileNode(node, compiler));
}

function compileNode(node: Arithmetic, compiler: Compiler): ArithmeticCode {
  switch (node.kind) {
    case "integer":
      return compileInteger(node.text);
    case "arithmeticVariable":
      return compileOperand(node, compiler);
    case "arithmeticWord":
      return compileWordOperand(node.word, compiler);
    case "unary":
      return compileUnary(node, compiler);
    case "binary": {
      const { op } = node;
      const left = compileNode(node.left, compiler);
      const right = compileNode(node.right, compiler);
      return op === "&&" || op === "||"
        ? combineLogically(op, left, right)
        : combine(op, left, right);
    }
    case "conditional":
      return choose(
        compileNode(node.condition, compiler),
        compileNode(node.yes, compiler),
        compileNode(node.no, compiler),
      );
    case "arithmeticAssignment":
      return compileAssignment(node.target, node.op, compileNode(node.value, compiler), compiler);
    case "increment":
      return compileIncrement(node, compiler);
    case "sequence":
      return node.items
        .map((item) => compileNode(item, compiler))
        .reduce(compileSequence, constant(0));
    default:
      return assertNever(node);
  }
}

function compileUnary(
  { op, operand }: Extract<Arithmetic, { kind: "unary" }>,
  compiler: Compiler,
): ArithmeticCode {
  // The smallest integer has no positive counterpart.
  if (op === "-" && operand.kind === "integer" && /^[1-9]/.test(operand.text)) {
    return compileInteger(`-${operand.text}`);
  }
  const code = compileNode(operand, compiler);
  if (op === "+") return code;
  const change = op === "-" ? negate : op === "~" ? complement : invert;
  if (code.kind === "constant") return constant(change(code.value));
  const run = toImmediate(code);
  if (run !== undefined) return immediate((context) => change(run(context)));
  const late = toCode(code);
  return awaitable((context) => andThen(late(context), change));
}

/** `before` only for what it does. */
function compileSequence(before: ArithmeticCode, last: ArithmeticCode): ArithmeticCode {
  if (before.kind === "constant") return last;
  const first = toImmediate(before);
  const second = toImmediate(last);
  if (first !== undefined && second !== undefined) {
    return immediate((context) => {
      first(context);
      return second(context);
    });
  }
  const lateFirst = toCode(before);
  const lateSecond = toCode(last);
  return awaitable((context) => andThen(lateFirst(context), () => lateSecond(context)));
}

function invert(value: Integer): Integer {
  return isTrue(value) ? 0 : 1;
}
