/**
 * What a person types to search, made into the two languages that search: FTS5's, where a quoted
 * string is only text, and LIKE's. A NUL would end an FTS5 query early and stands in no command line.
 */

/** Parts of words: a trigram index finds three letters or more. */
export function toPartQuery(words: readonly string[]): string {
  return words.map(quoted).join(" AND ");
}

/** Whole words or their beginnings. */
export function toWordQuery(words: readonly string[]): string {
  return words.map((word) => (word.length > 1 ? `${quoted(word)}*` : quoted(word))).join(" AND ");
}

export function foundAsPart(word: string): boolean {
  return Array.from(word).length >= 3;
}

/** An index of words holds letters and digits: a search for `&&` has to read the text. */
export function foundAsWord(word: string): boolean {
  return /^[\p{L}\p{N}]/u.test(word);
}

/** For `LIKE … ESCAPE '\'`. */
export function toLikePattern(word: string): string {
  return `%${word.slice(0, longestPattern).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** SQLite takes patterns of 50,000 bytes. */
const longestPattern = 5000;

/** LIKE folds the case of ASCII alone, so that a word with other letters is looked for in both. */
export function likePatterns(word: string): readonly string[] {
  const forms = new Set([word.toLowerCase(), word.toUpperCase()].map(toLikePattern));
  return isAscii(word) ? [toLikePattern(word)] : [...forms];
}

function isAscii(word: string): boolean {
  return /^[\0-\x7f]*$/.test(word);
}

function quoted(word: string): string {
  return `"${word.replaceAll("\0", "").replaceAll('"', '""')}"`;
}
