let segmenter: Intl.Segmenter | undefined;

/** Loading the tables takes some milliseconds, and most lines need none: the first that does pays. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  return segmenter.segment(text);
}
