import { assignmentAt, binaryOperatorAt } from "./arithmetic-operator.ts";
import type { Arithmetic, Subscript, Target } from "../ast.ts";
import { nameEnd, toName } from "../name.ts";
import { parseArithmeticNumber } from "./parse-arithmetic-number.ts";
import { parseDoubleQuoted, parseSingleQuoted } from "./parse-quoted.ts";
import type { ParseState } from "./parse-state.ts";
import { refuseShellVariable } from "./shell-variable.ts";

type Variable = Extract<Arithmetic, { kind: "arithmeticVariable" }>;
type UnaryOperator = Extract<Arithmetic, { kind: "unary" }>["op"];

const doubleQuote = 34;
const dollar = 36;
const singleQuote = 39;
const openParen = 40;
const closeParen = 41;
const comma = 44;
const colon = 58;
const question = 63;
const openBracket = 91;
const closeBracket = 93;

const unaryOperators: ReadonlyMap<number, UnaryOperator> = new Map([
  [33, "!"],
  [43, "+"],
  [45, "-"],
  [126, "~"],
]);

/**
 * The expression at `state.at`, up to what cannot belong to it. Undefined after a fault, which is
 * reported already.
 */
export function parseArithmetic(state: ParseState): Arithmetic | undefined {
  const first = parseAssignment(state);
  if (first === undefined || state.code() !== comma) return first;
  const items = [first];
  while (state.code() === comma) {
    state.take("operator", 1);
    const item = parseAssignment(state);
    if (item === undefined) return undefined;
    items.push(item);
  }
  const span = { start: first.span.start, end: items.at(-1)?.span.end ?? first.span.end };
  return { kind: "sequence", span, items };
}

/** Blanks and ends of lines; there are no comments in arithmetic. */
export function skipArithmeticSpace(state: ParseState): void {
  const start = state.at;
  for (;;) {
    const code = state.code();
    if (code === 32 || code === 9 || code === 10 || code === 13) state.at += 1;
    else if (code === 92 && state.code(1) === 10) state.at += 2;
    else break;
  }
  state.mark("blank", start);
}

function parseAssignment(state: ParseState): Arithmetic | undefined {
  const left = parseConditional(state);
  if (left === undefined) return undefined;
  const assignment = assignmentAt(state);
  if (assignment === undefined) return left;
  if (left.kind !== "arithmeticVariable") {
    state.report("only a variable can be assigned to", left.span, "compare with `==`");
    return undefined;
  }
  state.take("operator", assignment.length);
  const outside = state.enter();
  const value = parseAssignment(state);
  state.leave(outside);
  if (value === undefined) return undefined;
  const span = { start: left.span.start, end: value.span.end };
  return { kind: "arithmeticAssignment", span, target: toTarget(left), op: assignment.op, value };
}

function parseConditional(state: ParseState): Arithmetic | undefined {
  const condition = parseBinary(state, 1);
  if (condition === undefined || state.code() !== question) return condition;
  state.take("operator", 1);
  const outside = state.enter();
  const yes = parseAssignment(state);
  if (yes !== undefined && state.code() !== colon) expected(state, "`:`");
  let no: Arithmetic | undefined;
  if (yes !== undefined && state.code() === colon) {
    state.take("operator", 1);
    no = parseConditional(state);
  }
  state.leave(outside);
  if (yes === undefined || no === undefined) return undefined;
  const span = { start: condition.span.start, end: no.span.end };
  return { kind: "conditional", span, condition, yes, no };
}

function parseBinary(state: ParseState, weakest: number): Arithmetic | undefined {
  let left = parseUnary(state);
  while (left !== undefined) {
    const here = binaryOperatorAt(state);
    if (here === undefined || here.precedence < weakest) return left;
    state.take("operator", here.length);
    let right: Arithmetic | undefined;
    if (here.op === "**") {
      const outside = state.enter();
      right = parseBinary(state, here.precedence);
      state.leave(outside);
    } else {
      right = parseBinary(state, here.precedence + 1);
    }
    if (right === undefined) return undefined;
    state.grow();
    const span = { start: left.span.start, end: right.span.end };
    left = { kind: "binary", span, op: here.op, left, right };
  }
  return undefined;
}

function parseUnary(state: ParseState): Arithmetic | undefined {
  skipArithmeticSpace(state);
  const start = state.at;
  const op = unaryOperators.get(state.code());
  if (op === undefined) return parsePostfix(state);
  const doubled = state.code(1) === state.code() && (op === "+" || op === "-");
  if (doubled && nameEnd(state.source, start + 2, state.end) > start + 2) {
    state.take("operator", 2);
    const operand = parseVariable(state);
    if (operand === undefined) return undefined;
    const span = { start, end: operand.span.end };
    skipArithmeticSpace(state);
    const by = op === "+" ? 1 : -1;
    return { kind: "increment", span, target: toTarget(operand), by, prefix: true };
  }
  state.take("operator", 1);
  const outside = state.enter();
  const operand = parseUnary(state);
  state.leave(outside);
  if (operand === undefined) return undefined;
  return { kind: "unary", span: { start, end: operand.span.end }, op, operand };
}

function parsePostfix(state: ParseState): Arithmetic | undefined {
  const operand = parsePrimary(state);
  if (operand === undefined) return undefined;
  const end = operand.span.end;
  skipArithmeticSpace(state);
  const plus = state.looksAt("++");
  if (operand.kind !== "arithmeticVariable" || !(plus || state.looksAt("--"))) return operand;
  // `a ++b` is a sum; only glued marks, or marks that nothing follows, count up.
  if (state.at > end && nameEnd(state.source, state.at + 2, state.end) > state.at + 2) {
    return operand;
  }
  const { end: after } = state.take("operator", 2);
  skipArithmeticSpace(state);
  const span = { start: operand.span.start, end: after };
  const target = toTarget(operand);
  return { kind: "increment", span, target, by: plus ? 1 : -1, prefix: false };
}

function parsePrimary(state: ParseState): Arithmetic | undefined {
  const code = state.code();
  const start = state.at;
  if (code >= 48 && code <= 57) return parseArithmeticNumber(state);
  if (code === openParen) return parseParenthesised(state);
  if (code === dollar || code === doubleQuote || code === singleQuote) {
    const part =
      code === dollar
        ? state.grammar.dollar(state, "quoted")
        : code === doubleQuote
          ? parseDoubleQuoted(state)
          : parseSingleQuoted(state);
    const span = { start, end: state.at };
    if (part.kind !== "literal") {
      return { kind: "arithmeticWord", span, word: { kind: "word", span, parts: [part] } };
    }
    state.report("expected a number after `$`", span);
    return undefined;
  }
  return parseVariable(state);
}

function parseParenthesised(state: ParseState): Arithmetic | undefined {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const inner = parseArithmetic(state);
  state.leave(outside);
  if (inner === undefined) return undefined;
  if (state.code() === closeParen) {
    state.take("operator", 1);
    return inner;
  }
  if (state.atEnd) state.unclosed("(", open);
  else expected(state, "`)`");
  return undefined;
}

function parseVariable(state: ParseState): Variable | undefined {
  const start = state.at;
  const end = nameEnd(state.source, start, state.end);
  if (end === start) {
    if (!state.atEnd) expected(state, "a number or a variable");
    return undefined;
  }
  const name = toName(state.text(start, end));
  refuseShellVariable(state, name, state.take("variable", end - start));
  const path: Subscript[] = [];
  while (state.code() === openBracket) {
    const open = state.take("operator", 1);
    const outside = state.enter();
    const index = parseArithmetic(state);
    state.leave(outside);
    if (index === undefined) return undefined;
    if (state.code() !== closeBracket) {
      if (state.atEnd) state.unclosed("[", open);
      else expected(state, "`]`");
      return undefined;
    }
    state.take("operator", 1);
    path.push({ kind: "indexSubscript", span: { start: open.start, end: state.at }, index });
  }
  return { kind: "arithmeticVariable", span: { start, end: state.at }, name, path };
}

function toTarget({ span, name, path }: Variable): Target {
  return { span, name, path };
}

function expected(state: ParseState, what: string): void {
  const found = String.fromCodePoint(state.source.codePointAt(state.at) ?? 32);
  const span = { start: state.at, end: Math.min(state.at + found.length, state.end) };
  state.report(`expected ${what}, found \`${found.trim() === "" ? "space" : found}\``, span);
}
