import type { ByteSink } from "./byte-stream.ts";
import { Fault } from "./fault.ts";
import { concatBytes } from "./read-all.ts";

export interface CaptureSink extends ByteSink {
  /** Everything written so far; undefined if it is not valid UTF-8. */
  text(): string | undefined;
  bytes(): Uint8Array;
  /** In bytes. */
  readonly size: number;
}

const encoder = new TextEncoder();

/** Keeps what is written: text as text, so that nothing is encoded if only text came. More than `limit` bytes are a fault. */
export function createCaptureSink(limit = Infinity): CaptureSink {
  const chunks: Uint8Array[] = [];
  let chunkBytes = 0;
  /** Behind the chunks. */
  let tail = "";
  let tailUnits = 0;

  function endTail(): void {
    if (tail === "") return;
    const encoded = encoder.encode(tail);
    chunks.push(encoded);
    chunkBytes += encoded.length;
    tail = "";
    tailUnits = 0;
  }

  function bytes(): Uint8Array {
    endTail();
    const all = concatBytes(chunks);
    chunks.splice(0, chunks.length, all);
    return all;
  }

  return {
    descriptor: undefined,
    write(chunk) {
      if (chunkBytes + tailUnits + chunk.length > limit) {
        throw new Fault(`more than ${limit} bytes of output to keep`, "write them to a file");
      }
      if (typeof chunk === "string") {
        tail += chunk;
        tailUnits += chunk.length;
      } else if (chunk.length > 0) {
        endTail();
        chunks.push(chunk);
        chunkBytes += chunk.length;
      }
    },
    text: () => (chunks.length === 0 ? tail : decodeText(bytes())),
    bytes,
    get size() {
      endTail();
      return chunkBytes;
    },
  };
}

// A byte order mark belongs to the text like everything else.
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Undefined if the bytes are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}
