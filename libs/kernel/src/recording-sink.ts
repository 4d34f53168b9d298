import type { ByteSink } from "./byte-stream.ts";
import { concatBytes } from "./read-all.ts";

/** What a builtin streams is remembered up to here, for `kaish-last`. */
const mostRecorded = 65_536;

export interface RecordingSink extends ByteSink {
  /** Undefined if nothing was written, or too much to remember. */
  recorded(): Uint8Array | string | undefined;
}

/** Passes everything on and remembers it while it is little. */
export function recordingSink(sink: ByteSink): RecordingSink {
  let chunks: (Uint8Array | string)[] | undefined = [];
  let size = 0;
  return {
    write(chunk) {
      size += chunk.length;
      if (size > mostRecorded) chunks = undefined;
      chunks?.push(chunk);
      return sink.write(chunk);
    },
    get descriptor() {
      return sink.descriptor;
    },
    recorded() {
      if (chunks === undefined || chunks.length === 0) return undefined;
      if (chunks.every((chunk) => typeof chunk === "string")) return chunks.join("");
      return joined(chunks);
    },
  };
}

function joined(chunks: readonly (Uint8Array | string)[]): Uint8Array {
  const encoder = new TextEncoder();
  return concatBytes(
    chunks.map((chunk) => (typeof chunk === "string" ? encoder.encode(chunk) : chunk)),
  );
}
