import { toText, type Value } from "@aish/kernel";

const strict = new TextDecoder("utf-8", { fatal: true });

/** What a program finds in its environment for a value; undefined if it cannot be given one. */
export function exportableText(value: Value): string | undefined {
  if (Array.isArray(value) || value instanceof Map) return undefined;
  if (!(value instanceof Uint8Array)) return toText(value);
  try {
    return strict.decode(value);
  } catch {
    return undefined; // the decoder's only way to say that the bytes are no text
  }
}
