/**
 * The same text in memory of its own. A slice keeps the whole text that it was cut from alive, so a thousand
 * short undo steps would keep a thousand texts.
 */
export function detachedText(text: string): string {
  return text.length < 2 ? text : Buffer.from(text, "utf16le").toString("utf16le");
}
