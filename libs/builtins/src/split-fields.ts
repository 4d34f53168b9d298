/** Cuts text into fields, at most `limit` of them; the last one keeps the rest. Empty text has none. */
export function fieldsAtBlanks(text: string, limit: number): readonly string[] {
  const trimmed = text.trim();
  const blanks = trimmed.matchAll(/\s+/gu);
  const matches = blanks.map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  return trimmed === "" ? [] : fieldsAtMatches(trimmed, matches, limit);
}

/** An empty delimiter stands between any two characters. */
export function fieldsAtDelimiter(
  text: string,
  delimiter: string,
  limit: number,
): readonly string[] {
  if (text === "") return [];
  const fields = delimiter === "" ? Array.from(text) : text.split(delimiter);
  if (fields.length <= limit) return fields;
  return [...fields.slice(0, limit - 1), fields.slice(limit - 1).join(delimiter)];
}

/** What the groups of an expression match is no field. */
export function fieldsAtMatches(
  text: string,
  matches: Iterable<{ readonly start: number; readonly end: number }>,
  limit: number,
): readonly string[] {
  if (text === "") return [];
  const fields: string[] = [];
  let from = 0;
  for (const { start, end } of matches) {
    if (fields.length === limit - 1) break;
    // Where nothing is matched, a cut is made only between two characters.
    if (start === end && (start === 0 || start === text.length)) continue;
    fields.push(text.slice(from, start));
    from = end;
  }
  fields.push(text.slice(from));
  return fields;
}
