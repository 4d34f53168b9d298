import { graphemeCeil, graphemeFloor } from "../edit/grapheme.ts";
import type { Sgr, Span } from "../screen/styled.ts";

export interface MarkedLook {
  readonly sgr: Sgr;
  readonly matchSgr: Sgr;
}

/**
 * A text with some of its letters, given by offsets into it in rising order, in another look. A letter is
 * marked as a whole, whatever it is made of.
 */
export function markedText(
  text: string,
  matches: readonly number[],
  { sgr, matchSgr }: MarkedLook,
): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let last: Sgr | undefined;
  function add(to: number, look: Sgr): void {
    if (to <= from) return;
    const piece = text.slice(from, to);
    const before = last === look ? spans.pop() : undefined;
    spans.push({ text: (before?.text ?? "") + piece, sgr: look });
    last = look;
    from = to;
  }
  for (const match of matches) {
    if (match < from) continue; // it belongs to a letter that is marked already
    if (match >= text.length) break;
    add(graphemeFloor(text, match), sgr);
    add(graphemeCeil(text, match + 1), matchSgr);
  }
  add(text.length, sgr);
  return spans;
}
