import type { ByteSource } from "./byte-stream.ts";

const encoder = new TextEncoder();

/** Gives these bytes (text as UTF-8), then the end. */
export function bytesSource(content: Uint8Array | string): ByteSource {
  const waiting: Uint8Array[] = [];
  let unencoded: Uint8Array | string | undefined = content.length > 0 ? content : undefined;
  return {
    descriptor: undefined,
    read() {
      const putBack = waiting.pop();
      if (putBack !== undefined) return putBack;
      const chunk = unencoded;
      unencoded = undefined;
      return typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    },
    unread(bytes) {
      if (bytes.length > 0) waiting.push(bytes);
    },
    cancel() {
      waiting.length = 0;
      unencoded = undefined;
    },
  };
}
