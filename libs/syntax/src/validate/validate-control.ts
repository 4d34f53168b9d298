import type { Leave, LoopJump, Word } from "../ast.ts";
import { isAllArguments, staticText } from "../static-word.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** A variable is one value, and people who know other shells expect it to be split. */
export function validateForItem(word: Word, walk: ValidationWalk): void {
  const [part, more] = word.parts;
  if (part?.kind !== "variable" || more !== undefined) return;
  if (isAllArguments(word)) return;
  const written = walk.source.slice(word.span.start, word.span.end);
  const hint = `write $(values ${written}) for the elements of a list, $(echo "${written}") for the lines of a text`;
  walk.findings.error("E012", word.span, `for does not split ${written} into items`, hint);
}

export function validateJump(jump: LoopJump, walk: ValidationWalk): void {
  if (walk.loops === 0) {
    const hint =
      walk.variables.functions > 0
        ? "to end the function write return"
        : "to end the program write exit";
    walk.findings.error("E008", jump.span, `${jump.jump} used outside of a loop`, hint);
    return;
  }
  const text = jump.levels === undefined ? undefined : staticText(jump.levels);
  if (text === undefined || !/^[0-9]+$/.test(text) || Number(text) <= walk.loops) return;
  walk.findings.warning(
    "E008",
    jump.span,
    `${jump.jump} ${text} goes beyond the ${walk.loops === 1 ? "loop" : `${walk.loops} loops`} around it`,
    `write ${jump.jump}${walk.loops === 1 ? "" : ` ${walk.loops}`}`,
  );
}

export function validateLeave(leave: Leave, walk: ValidationWalk): void {
  if (leave.leave !== "return" || walk.variables.functions > 0) return;
  walk.findings.error(
    "E009",
    leave.span,
    "return used outside of a function",
    "to end the program write exit",
  );
}
