import { nextGrapheme, previousGrapheme } from "../grapheme.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";

/** The first character that is no blank in the line of the offset; the end of the line if there is none. */
export function firstNonBlank(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  let at = lineStart(text, offset);
  while (at < end && (text[at] === " " || text[at] === "\t")) at = nextGrapheme(text, at);
  return Math.min(at, end);
}

/** In normal mode the cursor stands on a character: behind the last one of a line there is no place. */
export function onCharacter(text: string, offset: number): number {
  const isBehind = offset === lineEnd(text, offset) && offset > lineStart(text, offset);
  return isBehind ? previousGrapheme(text, offset) : offset;
}
