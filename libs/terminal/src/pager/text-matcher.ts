/** Where a line has what is searched for, from left to right. */
export type TextMatcher = (line: string) => readonly TextMatch[];

export interface TextMatch {
  readonly start: number;
  readonly end: number;
}

const most = 1000;

/** Searches for the text itself; small letters stand for capitals too, unless a capital is among them. */
export function textMatcher(query: string): TextMatcher | undefined {
  if (query === "") return undefined;
  const isExact = query.toLowerCase() !== query;
  return (line) => {
    const lower = isExact ? line : line.toLowerCase();
    // A letter may be longer when it is small: then places would be wrong.
    const searched = lower.length === line.length ? lower : line;
    const matches: TextMatch[] = [];
    for (let at = searched.indexOf(query); at >= 0 && matches.length < most;) {
      matches.push({ start: at, end: at + query.length });
      at = searched.indexOf(query, at + query.length);
    }
    return matches;
  };
}
