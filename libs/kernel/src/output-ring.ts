import type { ByteSink } from "./byte-stream.ts";
import { concatBytes } from "./read-all.ts";

/** What a job printed: the last bytes of it, up to a limit. */
export interface OutputRing extends ByteSink {
  bytes(): Uint8Array;
}

const encoder = new TextEncoder();

/** Also passes everything on to `also`, if there is one. */
export function createOutputRing(limit: number, also: ByteSink | undefined): OutputRing {
  let chunks: Uint8Array[] = [];
  let size = 0;
  return {
    descriptor: undefined,
    write(chunk) {
      const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
      chunks.push(bytes);
      size += bytes.length;
      while (size > limit && chunks.length > 1) size -= chunks.shift()?.length ?? 0;
      return also?.write(chunk);
    },
    bytes() {
      const all = concatBytes(chunks);
      chunks = [all];
      return all;
    },
  };
}
