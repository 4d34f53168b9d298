const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** Longer ones are taken apart: no script has them, and each would be looked at again and again. */
const chunk = 256;

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
    for (const { segment, index } of segmenter.segment(part)) {
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
