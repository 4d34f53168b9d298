import { BrokenPipe } from "@aish/core";
import type { ByteSink } from "./byte-stream.ts";
import { mending } from "../code.ts";
import { concatBytes } from "./read-all.ts";

/** What a job printed: the last bytes of it, up to a limit. */
export interface OutputRing extends ByteSink {
  bytes(): Uint8Array;
}

const encoder = new TextEncoder();
const blockSize = 65_536;

/** Also passes everything on to `also`, while somebody reads that. Its memory is bounded, however small the pieces. */
export function createOutputRing(limit: number, also: ByteSink | undefined): OutputRing {
  const blocks: Uint8Array[] = [];
  let shown = also;
  /** Of the last block. */
  let used = blockSize;

  function append(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      if (used === blockSize) {
        blocks.push(new Uint8Array(blockSize));
        used = 0;
        if (blocks.length * blockSize > limit + blockSize) blocks.shift();
      }
      const piece = bytes.subarray(at, at + blockSize - used);
      blocks.at(-1)?.set(piece, used);
      used += piece.length;
      at += piece.length;
    }
  }

  return {
    descriptor: undefined,
    write(chunk) {
      append(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      if (shown === undefined) return undefined;
      const sink = shown;
      return mending(
        () => sink.write(chunk),
        (error) => {
          if (!(error instanceof BrokenPipe)) throw error;
          shown = undefined; // A job goes on when what it was started in has ended.
        },
      );
    },
    bytes() {
      const all = concatBytes(blocks);
      const end = all.length - blockSize + used;
      return blocks.length === 0 ? all : all.subarray(Math.max(0, end - limit), end);
    },
  };
}
