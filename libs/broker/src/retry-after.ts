/** What a server says about when to ask again: seconds, or a date. */
export function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const exact = numberOf(headers.get("retry-after-ms"));
  if (exact !== undefined) return exact;
  const given = headers.get("retry-after");
  const seconds = numberOf(given);
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(given ?? "");
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

function numberOf(given: string | null): number | undefined {
  return given !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(given) ? Number(given) : undefined;
}
