import type { ByteSink } from "./byte-stream.ts";
import { concatBytes } from "./read-all.ts";
import type { Awaitable } from "../values/value.ts";

/** What a builtin streams is remembered up to here, for `kaish-last`. */
const mostRecorded = 65_536;
const encoder = new TextEncoder();

/** Passes everything on and remembers it while it is little. */
export class RecordingSink implements ByteSink {
  readonly #sink: ByteSink;
  #chunks: (Uint8Array | string)[] | undefined = [];
  #size = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  write(chunk: Uint8Array | string): Awaitable<void> {
    this.#size += chunk.length;
    if (this.#size > mostRecorded) this.#chunks = undefined;
    this.#chunks?.push(chunk);
    return this.#sink.write(chunk);
  }

  get descriptor(): number | undefined {
    return this.#sink.descriptor;
  }

  /** Undefined if nothing was written, or too much to remember. */
  recorded(): Uint8Array | string | undefined {
    const chunks = this.#chunks;
    if (chunks === undefined || chunks.length === 0) return undefined;
    if (chunks.every((chunk) => typeof chunk === "string")) return chunks.join("");
    return concatBytes(
      chunks.map((chunk) => (typeof chunk === "string" ? encoder.encode(chunk) : chunk)),
    );
  }
}
