/** `0.3s`, `12s`, `754s`. */
export function formatSeconds(ms: number): string {
  return `${figures(Math.max(0, ms) / 1000)}s`;
}

/** Text of others inside a line of ours: it cannot begin a line of its own. */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return text.trim().replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
}

/** At most so many characters, none of them half of a surrogate pair: that is no text to a server. */
export function beginningOf(text: string, most: number): string {
  const cut = text.slice(0, most);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

export function endOf(text: string, most: number): string {
  const cut = text.slice(Math.max(0, text.length - most));
  return /^[\uDC00-\uDFFF]/.test(cut) ? cut.slice(1) : cut;
}

function figures(amount: number): string {
  return amount < 9.95 ? String(Math.round(amount * 10) / 10) : String(Math.round(amount));
}
