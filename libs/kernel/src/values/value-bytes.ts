import { Fault } from "../fault.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes that are UTF-8 are text; others must be encoded by the program first. */
export function bytesToText(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new Fault(
      `binary data (${bytes.length} bytes) cannot be used as text`,
      "decode it (base64, xxd) or redirect it to a file",
    );
  }
}
