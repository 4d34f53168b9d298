import type { ByteSink } from "./byte-stream.ts";
import { Fault } from "../fault.ts";
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
  return new TextFirstCapture(limit);
}

/** A class, because every substitution makes one: an object of closures costs ten times as much. */
class TextFirstCapture implements CaptureSink {
  readonly descriptor = undefined;
  readonly #limit: number;
  /** Before the tail; undefined as long as only text came. */
  #chunks: Uint8Array[] | undefined;
  #chunkBytes = 0;
  #tail = "";

  constructor(limit: number) {
    this.#limit = limit;
  }

  write(chunk: Uint8Array | string): void {
    if (this.#chunkBytes + this.#tail.length + chunk.length > this.#limit) {
      throw new Fault(`more than ${this.#limit} bytes of output to keep`, "write them to a file");
    }
    if (typeof chunk === "string") this.#tail += chunk;
    else if (chunk.length > 0) this.#add(chunk);
  }

  text(): string | undefined {
    return this.#chunks === undefined ? this.#tail : decodeText(this.bytes());
  }

  bytes(): Uint8Array {
    const all = concatBytes(this.#endTail());
    this.#chunks = [all];
    return all;
  }

  get size(): number {
    this.#endTail();
    return this.#chunkBytes;
  }

  #add(bytes: Uint8Array): void {
    this.#endTail().push(bytes);
    this.#chunkBytes += bytes.length;
  }

  #endTail(): Uint8Array[] {
    const chunks = (this.#chunks ??= []);
    if (this.#tail === "") return chunks;
    const encoded = encoder.encode(this.#tail);
    this.#tail = "";
    chunks.push(encoded);
    this.#chunkBytes += encoded.length;
    return chunks;
  }
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
