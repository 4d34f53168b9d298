const safe = /^[A-Za-z0-9_@./+:,][A-Za-z0-9_@./+:,-]*$/;

/** The text as one word of a program, read back as the same text; as it is where it needs no quotes. */
export function quoteWord(text: string): string {
  return safe.test(text) ? text : quoted(text);
}

/** Between single quotes, also where it would not need them. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'"'"'`)}'`;
}
