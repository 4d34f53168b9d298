/** More than this at once was not typed by hand. */
const maxTyped = 4096;

/**
 * Splits what was typed where a word begins, so that a terminal that delivers many keys in one read
 * makes the same undo steps as one that delivers them one by one.
 */
export function typedPieces(text: string): readonly string[] {
  return text.length > maxTyped ? [text] : text.split(/(?<=\s)(?=\S)/u);
}
