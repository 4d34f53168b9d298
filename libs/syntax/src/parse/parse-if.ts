import type { Block, ConditionalBlock, If } from "../ast.ts";
import { closerMask } from "./closers.ts";
import { Construct } from "./construct.ts";
import type { ParseState } from "./parse-state.ts";

const inside = closerMask("then", "elif", "else", "fi");

export function parseIf(state: ParseState): If {
  const construct = new Construct(state, "if");
  const outside = state.enter();
  const branches: ConditionalBlock[] = [];
  let otherwise: Block | undefined;
  let start = construct.open.start;
  do {
    branches.push(parseBranch(state, construct, start));
    start = state.at;
  } while (construct.accept("elif"));
  if (construct.accept("else")) otherwise = state.block(inside);
  construct.expect("fi");
  state.leave(outside);
  return { kind: "if", span: construct.span(), branches, otherwise };
}

function parseBranch(state: ParseState, construct: Construct, start: number): ConditionalBlock {
  const condition = state.block(inside);
  if (condition.length === 0 && !state.atEnd) {
    construct.fail("expected a condition", "write a command or `[[ … ]]`");
  }
  construct.expect("then");
  const body = state.block(inside);
  return { span: { start, end: state.solidEnd }, condition, body };
}
