/** Where a pager's text comes from: only what is looked at is read. */
export interface TextPort {
  /** The bytes that are there at the moment; more may be there at the next look. */
  readonly size: number;
  /** Fewer only where the text has become shorter meanwhile. */
  read(start: number, length: number): Uint8Array;
}

/** A text that is in memory. */
export function textPort(text: string): TextPort {
  const bytes = new TextEncoder().encode(text);
  return { size: bytes.length, read: (start, length) => bytes.subarray(start, start + length) };
}
