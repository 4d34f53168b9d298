import { assertNever } from "@aish/core";
import {
  printProgram,
  type FunctionDefinition,
  type If,
  type Leave,
  type LoopJump,
  type Statement,
  type Subshell,
} from "@aish/syntax";
import { ensuring, andThen, type Code, type Compiler } from "../code.ts";
import { compileAndOr, compileNegation } from "./compile-block.ts";
import { compileAssignment } from "./compile-assignment.ts";
import { compileBackground } from "./compile-background.ts";
import { compileCase } from "./compile-case.ts";
import { compileCountingLoop, compileFor, compileWhile } from "./compile-loops.ts";
import { compilePipeline } from "./compile-pipeline.ts";
import { compileRedirects } from "./compile-redirects.ts";
import { compileSimpleCommand } from "./compile-simple-command.ts";
import { conclude } from "../conclude.ts";
import { checked, derive, type Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { done, endOfBlock, type Outcome } from "../outcome.ts";
import { runIsolated } from "../run-isolated.ts";
import { forkShell, nothingLeft, type KaiFunction } from "../shell.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";

export function compileStatement(node: Statement, compiler: Compiler): Code<Outcome> {
  const compile = (statement: Statement): Code<Outcome> => compileStatement(statement, compiler);
  switch (node.kind) {
    case "simpleCommand":
      return compileSimpleCommand(node, compiler);
    case "assignment":
      return compileAssignment(node, compiler);
    case "andOr":
      return compileAndOr(node, compile);
    case "pipeline": {
      const code = compilePipeline(node, compile);
      return node.negated ? compileNegation(code) : code;
    }
    case "background":
      return compileBackground(node, compile(node.body));
    case "redirected": {
      const body = compile(node.body);
      const redirects = compileRedirects(node.redirects, compiler);
      return (context) => redirects(context, body);
    }
    case "group":
      return compiler.block(node.body);
    case "subshell":
      return compileSubshell(node, compiler);
    case "if":
      return compileIf(node, compiler);
    case "whileLoop":
      return compileWhile(node, compiler);
    case "forLoop":
      return compileFor(node, compiler);
    case "countingLoop":
      return compileCountingLoop(node, compiler);
    case "case":
      return compileCase(node, compiler);
    case "functionDefinition":
      return compileFunction(node, compiler);
    case "testCommand":
      return compileVerdict(compiler.test(node.test));
    case "arithmeticCommand": {
      const value = compiler.arithmetic(node.expression);
      return compileVerdict((context) =>
        andThen(value(context), (result) => result !== 0 && result !== 0n),
      );
    }
    case "loopJump":
      return compileJump(node, compiler);
    case "leave":
      return compileLeave(node, compiler);
    default:
      return assertNever(node);
  }
}

function compileVerdict(verdict: Code<boolean>): Code<Outcome> {
  return (context) => {
    context.shell.last = nothingLeft;
    const isTrue = verdict(context);
    return isTrue instanceof Promise
      ? isTrue.then((late) => conclude(context, late ? 0 : 1))
      : conclude(context, isTrue ? 0 : 1);
  };
}

function compileIf(node: If, compiler: Compiler): Code<Outcome> {
  const branches = node.branches.map(({ condition, body }) => ({
    condition: compiler.block(condition),
    body: compiler.block(body),
  }));
  const otherwise = compiler.block(node.otherwise ?? []);
  function tryFrom(index: number, context: Context): Awaitable<Outcome> {
    const branch = branches[index];
    if (branch === undefined) return otherwise(context);
    const choose = (outcome: Outcome): Awaitable<Outcome> => {
      if (outcome.kind !== "done") return outcome;
      return outcome.status === 0 ? branch.body(context) : tryFrom(index + 1, context);
    };
    const outcome = branch.condition(checked(context));
    return outcome instanceof Promise ? outcome.then(choose) : choose(outcome);
  }
  return (context) => tryFrom(0, context);
}

function compileSubshell(node: Subshell, compiler: Compiler): Code<Outcome> {
  const body = compiler.block(node.body);
  return (context) => {
    const inside = derive(context, { shell: forkShell(context.shell, "overlay") });
    return andThen(
      runIsolated(inside, () => body(inside)),
      (outcome) => {
        context.shell.last = inside.shell.last;
        return conclude(context, endOfBlock(outcome));
      },
    );
  };
}

function compileFunction(node: FunctionDefinition, compiler: Compiler): Code<Outcome> {
  const body = compiler.within(0).block(node.body);
  const definition: KaiFunction = {
    name: node.name,
    source: () => printProgram({ kind: "program", span: node.span, body: [node] }),
    body,
  };
  return (context) => {
    const { shell } = context;
    shell.functions = new Map(shell.functions).set(node.name, definition);
    shell.status = 0;
    return done(0);
  };
}

function compileJump(node: LoopJump, compiler: Compiler): Code<Outcome> {
  const { jump, levels } = node;
  const one: Outcome = { kind: jump, levels: 1 };
  if (levels === undefined) return () => one;
  const count = compiler.value(levels);
  return (context) =>
    andThen(count(context), (value) => {
      const number = toWholeNumber(value, jump);
      if (number < 1) throw new Fault(`${jump}: ${number}: expected a count of at least 1`);
      // More loops than there are: out of all of them.
      return { kind: jump, levels: Math.min(number, Math.max(1, compiler.loops)) };
    });
}

/** Without an operand the status is 0. */
function compileLeave(node: Leave, compiler: Compiler): Code<Outcome> {
  const { leave } = node;
  if (node.status === undefined) return () => ({ kind: leave, status: 0 });
  const status = compiler.value(node.status);
  return (context) => {
    const before = context.shell.status;
    context.shell.substitutionStatus = undefined;
    return ensuring(
      () =>
        andThen(status(context), (value) => ({
          kind: leave,
          status: toWholeNumber(value, leave) & 255,
        })),
      () => void (context.shell.status = before),
    );
  };
}

function toWholeNumber(value: Value, command: string): number {
  const text = toText(value);
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text);
  throw new Fault(`${command}: ${text}: expected a whole number`);
}
