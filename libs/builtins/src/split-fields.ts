/** Cuts text into fields, at most `limit` of them; the last one keeps the rest. Empty text has none. */
export function fieldsAtBlanks(text: string, limit: number): readonly string[] {
  const trimmed = text.trim();
  return trimmed === "" ? [] : fieldsAtPattern(trimmed, /\s+/gu, limit);
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

/** The expression must be global. What its groups match is no field. */
export function fieldsAtPattern(text: string, pattern: RegExp, limit: number): readonly string[] {
  if (text === "") return [];
  const fields: string[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    if (fields.length === limit - 1) break;
    const { index } = match;
    const [matched] = match;
    // Where nothing is matched, a cut is made only between two characters.
    if (matched === "" && (index === 0 || index === text.length)) continue;
    fields.push(text.slice(start, index));
    start = index + matched.length;
  }
  fields.push(text.slice(start));
  return fields;
}
