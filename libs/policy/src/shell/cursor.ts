/** A place in a text that moves forward only. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** Moves past what `pattern`, which is sticky, matches here; "" if that is nothing. */
export function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ""] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}

export function sees(cursor: Cursor, text: string): boolean {
  return cursor.text.startsWith(text, cursor.at);
}

export function isAtEnd(cursor: Cursor): boolean {
  return cursor.at >= cursor.text.length;
}
