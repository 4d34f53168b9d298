import type { Arithmetic, BinaryOperator, Target } from "@aish/syntax";
import {
  awaitable,
  immediate,
  toCode,
  toImmediate,
  type ArithmeticCode,
} from "./arithmetic-code.ts";
import { isTrue } from "./arithmetic-binary.ts";
import { integerOf, type Integer } from "./arithmetic-integer.ts";
import { operations } from "./arithmetic-operators.ts";
import { andThen, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { compileTarget } from "../variables/compile-target.ts";
import { readPath, writePath } from "../variables/target-path.ts";
import { compileKeys, compileSteps } from "../variables/subscript.ts";
import type { Awaitable } from "../values/value.ts";

type Increment = Extract<Arithmetic, { kind: "increment" }>;

/** `x = e`, `x += e`, `r[k] -= e`: the new value. */
export function compileAssignment(
  target: Target,
  op: BinaryOperator | undefined,
  value: ArithmeticCode,
  compiler: Compiler,
): ArithmeticCode {
  if (op === undefined) return compilePlain(target, value, compiler);
  const change = changeOf(op);
  const { name, path } = target;
  const run = toImmediate(value);
  if (path.length === 0 && run !== undefined) {
    return immediate((context) => {
      const { scope } = context.shell;
      const before = integerOf(scope.get(name), name);
      const after = change(before, run(context));
      scope.set(name, after);
      return after;
    });
  }
  const late = toCode(value);
  const update = compileUpdate(target, compiler);
  return awaitable((context) =>
    update(
      context,
      (before) => andThen(late(context), (operand) => change(before, operand)),
      false,
    ),
  );
}

/** `x++`, `--x` */
export function compileIncrement(node: Increment, compiler: Compiler): ArithmeticCode {
  const { by, prefix, target } = node;
  const { name } = target;
  if (target.path.length === 0) {
    return immediate((context) => {
      const { scope } = context.shell;
      const before = integerOf(scope.get(name), name);
      const after = operations["+"](before, by);
      scope.set(name, after);
      return prefix ? after : before;
    });
  }
  const update = compileUpdate(target, compiler);
  return awaitable((context) => update(context, (before) => operations["+"](before, by), !prefix));
}

function compilePlain(target: Target, value: ArithmeticCode, compiler: Compiler): ArithmeticCode {
  const run = toImmediate(value);
  const { name } = target;
  if (target.path.length === 0 && run !== undefined) {
    return immediate((context) => {
      const result = run(context);
      context.shell.scope.set(name, result);
      return result;
    });
  }
  const assign = compileTarget(target, compiler);
  const late = toCode(value);
  return awaitable((context) =>
    andThen(late(context), (result) => andThen(assign(context, result), () => result)),
  );
}

type Update = (
  context: Context,
  change: (before: Integer) => Awaitable<Integer>,
  givesBefore: boolean,
) => Awaitable<Integer>;

/** Reads, changes and writes one place; its subscripts are evaluated once. */
function compileUpdate({ name, path }: Target, compiler: Compiler): Update {
  const steps = compileSteps(name, path, compiler);
  const keysOf = compileKeys(steps);
  const spelling = steps.at(-1)?.spelling ?? name;
  return (context, change, givesBefore) =>
    andThen(keysOf(context), (keys) => {
      const { shell } = context;
      const before = integerOf(readPath(shell, name, steps, keys), spelling);
      return andThen(change(before), (after) => {
        writePath(shell, name, steps, keys, after);
        return givesBefore ? before : after;
      });
    });
}

function changeOf(op: BinaryOperator): (before: Integer, operand: Integer) => Integer {
  if (op === "&&") return (before, operand) => (isTrue(before) && isTrue(operand) ? 1 : 0);
  if (op === "||") return (before, operand) => (isTrue(before) || isTrue(operand) ? 1 : 0);
  return operations[op];
}
