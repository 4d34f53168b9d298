import type { Arithmetic, CountingLoop } from "../ast.ts";
import { parseArithmetic, skipArithmeticSpace } from "./parse-arithmetic.ts";
import type { ParseState } from "./parse-state.ts";
import { recoverArithmetic } from "./recover.ts";

const semicolon = 59;
const closeParen = 41;

/** `((init; condition; step))` */
export function parseCountingHead(
  state: ParseState,
): Pick<CountingLoop, "init" | "condition" | "step"> {
  const open = state.take("operator", 2);
  const faults = state.diagnostics.length;
  const init = parsePart(state);
  const first = readSemicolon(state);
  const condition = first ? parsePart(state) : undefined;
  const second = first && readSemicolon(state);
  const step = second ? parsePart(state) : undefined;
  if (second && state.looksAt("))")) {
    state.take("operator", 2);
  } else {
    const sound = state.diagnostics.length === faults;
    if (sound && !second && !state.atEnd) {
      const span = { start: open.start, end: state.at };
      state.report("the head has three parts", span, "write `for ((i = 0; i < n; i++))`");
    }
    recoverArithmetic(state, open, sound && second);
  }
  return { init, condition, step };
}

function parsePart(state: ParseState): Arithmetic | undefined {
  skipArithmeticSpace(state);
  const code = state.code();
  if (code === semicolon || code === closeParen || state.atEnd) return undefined;
  return parseArithmetic(state);
}

function readSemicolon(state: ParseState): boolean {
  skipArithmeticSpace(state);
  if (state.code() !== semicolon) return false;
  state.take("operator", 1);
  return true;
}
