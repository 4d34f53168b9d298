/** One shell line out of words, so that a POSIX shell splits it into the same words again. */
export function quoteWords(words: readonly string[]): string {
  return words.map(quoteWord).join(" ");
}

export function quoteWord(word: string): string {
  // `=`, `~` and `%` are left out of the plain characters: they mean something at a word's start
  if (/^[\w@:,./+-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
