import type { Block, WhileLoop } from "../ast.ts";
import { closerMask } from "./closers.ts";
import { Construct } from "./construct.ts";
import type { ParseState } from "./parse-state.ts";

const head = closerMask("do", "done");
const tail = closerMask("done");

export function parseWhile(state: ParseState, keyword: "while" | "until"): WhileLoop {
  const construct = new Construct(state, keyword);
  const outside = state.enter();
  const condition = state.block(head);
  if (condition.length === 0 && !state.atEnd) {
    construct.fail("expected a condition", "write a command or `[[ … ]]`");
  }
  const body = parseLoopBody(state, construct);
  state.leave(outside);
  return {
    kind: "whileLoop",
    span: construct.span(),
    until: keyword === "until",
    condition,
    body,
  };
}

/** `do … done` */
export function parseLoopBody(state: ParseState, construct: Construct): Block {
  // Without the `do` the body is read all the same, so that its `done` fits.
  construct.expect("do");
  const body = state.block(tail);
  construct.expect("done");
  return body;
}
