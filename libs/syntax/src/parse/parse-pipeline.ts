import type { Statement } from "../ast.ts";
import { parseStage } from "./parse-stage.ts";
import { skipBlanks, skipLines } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { isWordEnd } from "./word-kind.ts";

const bang = 33;
const bar = 124;

/** `! a | b | c`; one stage without `!` stands for itself. */
export function parsePipeline(state: ParseState): Statement | undefined {
  const start = state.at;
  const outside = state.height;
  let negated = false;
  while (state.code() === bang && isWordEnd(state.code(1))) {
    const mark = state.take("operator", 1);
    negated = !negated;
    skipBlanks(state);
    if (state.atEnd) state.unclosed("!", mark, "no command follows `!`");
  }
  state.height = 0;
  const first = parseStage(state);
  if (first === undefined) return undefined;
  const stages = [first];
  for (;;) {
    skipBlanks(state);
    if (state.code() !== bar || state.code(1) === bar) break;
    const next = parseNextStage(state);
    if (next === undefined) break;
    stages.push(next);
  }
  if (stages.length > 1 || negated) state.grow();
  state.height = Math.max(outside, state.height);
  if (stages.length === 1 && !negated) return first;
  const end = stages.at(-1)?.span.end ?? first.span.end;
  return { kind: "pipeline", span: { start, end }, negated, stages };
}

function parseNextStage(state: ParseState): Statement | undefined {
  const mark = state.take("operator", 1);
  if (state.code() === 38) {
    const { end } = state.take("error", 1);
    state.report("there is no `|&`", { start: mark.start, end }, "write `2>&1 |`");
  }
  skipLines(state);
  if (state.atEnd) {
    state.unclosed("|", mark, "no command follows `|`");
    return undefined;
  }
  const stage = parseStage(state);
  if (stage !== undefined) return stage;
  state.report("no command follows `|`", mark, "write a command on both sides");
  while (state.code() === bar) {
    state.take("error", 1);
    skipBlanks(state);
  }
  return parseStage(state);
}
