/** One word of a line, as roughly as a guess needs it: what quotes and backslashes make of it is not expanded. */
export interface ArgumentWord {
  /** As it is written. */
  readonly raw: string;
  /** Without its quotes and backslashes. */
  readonly text: string;
  /** It holds something that only the shell can tell: `$x`, `*`, `$(…)`. */
  readonly expands: boolean;
}

const word = /(?:\\[\s\S]|'[^']*'?|"(?:\\[\s\S]|[^"\\])*"?|[^\s\\'";|&<>()])+|[;|&<>()]+/g;

/** The words and operators of a line. Never throws: half a quote is a quote. */
export function argumentWords(line: string): readonly ArgumentWord[] {
  return Array.from(line.matchAll(word), ([raw]) => ({
    raw,
    text: unquoted(raw),
    expands: /[$`*?[{]/.test(raw.replaceAll(/'[^']*'|\\[\s\S]/g, "")),
  }));
}

function unquoted(raw: string): string {
  return raw.replaceAll(
    /\\(?<plain>[\s\S])|'(?<single>[^']*)'?|"(?<double>(?:\\[\s\S]|[^"\\])*)"?/g,
    (_, plain?: string, single?: string, double?: string) =>
      plain ?? single ?? (double ?? "").replaceAll(/\\(["\\$`])/g, "$1"),
  );
}
