import type { Word } from "../ast.ts";
import { PartList } from "./part-list.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { regexPlace } from "./word-place.ts";

/** The operand of `=~`: parentheses group, blanks inside them count, backslashes stay. */
export function parseRegex(state: ParseState): Word | undefined {
  const start = state.at;
  const parts = new PartList();
  let depth = 0;
  for (;;) {
    for (const part of parseWord(state, regexPlace, "string").parts) {
      if (part.kind === "literal") parts.literal(part.text, part.span.start, part.span.end);
      else parts.part(part);
    }
    const character = state.atEnd ? "\n" : state.text(state.at, state.at + 1);
    if (character === "(") depth += 1;
    else if (depth === 0 || character === "\n" || character === "\r") break;
    else if (character === ")") depth -= 1;
    const { start: from, end } = state.take("string", 1);
    parts.literal(character, from, end);
  }
  const end = state.at;
  return end === start ? undefined : { kind: "word", span: { start, end }, parts: parts.finish() };
}
