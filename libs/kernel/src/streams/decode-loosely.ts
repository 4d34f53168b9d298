// A byte order mark belongs to the text like everything else.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What is not UTF-8 becomes U+FFFD. */
export function decodeLoosely(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
