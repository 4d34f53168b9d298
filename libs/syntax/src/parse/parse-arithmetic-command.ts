import type { ArithmeticCommand } from "../ast.ts";
import { parseArithmetic, skipArithmeticSpace } from "./parse-arithmetic.ts";
import type { ParseState } from "./parse-state.ts";
import { recoverArithmetic } from "./recover.ts";

/** `(( … ))` */
export function parseArithmeticCommand(state: ParseState): ArithmeticCommand {
  const open = state.take("operator", 2);
  const outside = state.enter();
  skipArithmeticSpace(state);
  const empty = state.looksAt("))");
  const expression = empty ? undefined : parseArithmetic(state);
  if (state.looksAt("))")) {
    const { end } = state.take("operator", 2);
    if (empty) state.report("nothing to calculate", { start: open.start, end });
  } else {
    recoverArithmetic(state, open, expression !== undefined);
  }
  state.leave(outside);
  const span = { start: open.start, end: state.at };
  return {
    kind: "arithmeticCommand",
    span,
    expression: expression ?? { kind: "integer", span, text: "0" },
  };
}
