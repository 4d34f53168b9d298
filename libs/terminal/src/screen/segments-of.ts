import { graphemesOf } from "../edit/graphemes-of.ts";

/** Longer ones are taken apart: no script has them, and each would be looked at again and again. */
const chunk = 256;
/**
 * Letters of Latin, punctuation, arrows, and what lines, boxes and signs are drawn of: nothing in it joins
 * what stands before it (UAX #29: each is `Any` or `Extended_Pictographic`).
 */
const alone =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2030-\u205E\u2190-\u21FF\u2500-\u27BF]*$/;

export interface Segment {
  readonly segment: string;
  readonly index: number;
}

/** The graphemes of a text from an offset on, without looking at more of it than is asked for. */
export function* segmentsOf(text: string, from = 0): Generator<Segment, void> {
  let at = from;
  while (at < text.length) {
    const part = text.slice(at, at + chunk);
    const isLast = at + chunk >= text.length;
    let held: Segment | undefined;
    for (const { segment, index } of alone.test(part) ? unitsOf(part) : graphemesOf(part)) {
      if (held !== undefined) yield held;
      held = { segment, index: at + index };
    }
    if (held === undefined) return;
    // The last of a part may go on in the next one.
    const isWhole = isLast || held.index === at;
    if (isWhole) yield held;
    at = isWhole ? at + part.length : held.index;
  }
}

function* unitsOf(text: string): Generator<Segment, void> {
  for (let index = 0; index < text.length; index += 1) yield { segment: text.charAt(index), index };
}
