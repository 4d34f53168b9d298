/**
 * Where the words of a query stand in a text, letter by letter, whatever their case; undefined if one of
 * them is not in it.
 */
export function foundWords(text: string, query: string): readonly number[] | undefined {
  const lower = lowerCase(text);
  const found = new Set<number>();
  for (const word of lowerCase(query).split(/\s+/)) {
    const at = lower.indexOf(word);
    if (at < 0) return undefined;
    for (let place = at; place < at + word.length; place++) found.add(place);
  }
  return [...found].toSorted((one, other) => one - other);
}

/** Keeps every offset: `İ` would become two letters. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replaceAll(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
