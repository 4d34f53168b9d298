/** Index of the quote that closes the one at `start`; undefined if none does before `limit`. */
export function quoteEnd(source: string, start: number, limit: number): number | undefined {
  const quote = source.charCodeAt(start);
  for (let at = start + 1; at < limit; at += 1) {
    const code = source.charCodeAt(at);
    if (code === quote) return at;
    if (code === 92 && quote === 34) at += 1;
  }
  return undefined;
}
