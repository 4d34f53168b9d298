import { BrokenPipe } from "@aish/core";
import type { ByteSource, ClosableSink } from "./byte-stream.ts";
import type { Awaitable } from "../values/value.ts";

export interface BytePipe {
  readonly source: ByteSource;
  readonly sink: ClosableSink;
}

const encoder = new TextEncoder();

/**
 * Joins two ends inside the process. While the reader keeps up, no end ever gives a promise. A writer is
 * held up while `capacity` bytes or more wait to be read; a chunk is always taken whole. Strings stay
 * text until they are read, then all that wait are encoded at once; each of their UTF-16 units counts
 * as one byte of the capacity.
 */
export function createBytePipe(capacity = 65_536): BytePipe {
  const buffer = new PipeBuffer(capacity);
  return {
    source: {
      read: () => buffer.read(),
      unread: (bytes) => buffer.unread(bytes),
      cancel: () => buffer.cancel(),
      descriptor: undefined,
    },
    sink: {
      write: (chunk) => buffer.write(chunk),
      end: () => buffer.end(),
      descriptor: undefined,
    },
  };
}

type Chunk = Uint8Array | string;
type Reader = (chunk: Uint8Array | undefined) => void;

class PipeBuffer {
  readonly #capacity: number;
  /** What waits begins at `#head`: taking from the front must not move the rest each time. */
  #chunks: Chunk[] = [];
  #head = 0;
  #size = 0;
  #ended = false;
  #cancelled = false;
  #readers: Reader[] = [];
  #room: PromiseWithResolvers<void> | undefined;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  write(chunk: Chunk): Awaitable<void> {
    if (this.#cancelled) throw new BrokenPipe("nobody reads the pipe any more");
    if (this.#ended) throw new BrokenPipe("the pipe has been closed");
    if (chunk.length === 0) return undefined;
    const reader = this.#readers.length === 0 ? undefined : this.#readers.shift();
    if (reader !== undefined) {
      reader(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
      return undefined;
    }
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    return this.#size < this.#capacity ? undefined : this.#waitForRoom();
  }

  #waitForRoom(): Promise<void> {
    if (this.#room === undefined) {
      this.#room = Promise.withResolvers();
      // A writer that was stopped no longer looks; the next write throws anyway.
      this.#room.promise.catch(() => undefined);
    }
    return this.#room.promise;
  }

  read(): Awaitable<Uint8Array | undefined> {
    const chunk = this.#take();
    if (chunk !== undefined) {
      if (this.#size < this.#capacity) this.#releaseWriters();
      return chunk;
    }
    if (this.#ended || this.#cancelled) return undefined;
    return new Promise((resolve) => this.#readers.push(resolve));
  }

  #take(): Uint8Array | undefined {
    const first = this.#chunks[this.#head];
    if (first === undefined) return undefined;
    this.#head += 1;
    this.#size -= first.length;
    if (typeof first !== "string") {
      this.#forgetTaken();
      return first;
    }
    let text = first;
    for (;;) {
      const next = this.#chunks[this.#head];
      if (typeof next !== "string") break;
      text += next;
      this.#head += 1;
      this.#size -= next.length;
    }
    this.#forgetTaken();
    return encoder.encode(text);
  }

  #forgetTaken(): void {
    if (this.#head === this.#chunks.length) {
      this.#chunks.length = 0;
      this.#head = 0;
    } else if (this.#head >= 1024 && this.#head * 2 >= this.#chunks.length) {
      this.#chunks = this.#chunks.slice(this.#head);
      this.#head = 0;
    }
  }

  #releaseWriters(): void {
    this.#room?.resolve();
    this.#room = undefined;
  }

  unread(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#cancelled) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader(bytes);
      return;
    }
    this.#size += bytes.length;
    if (this.#head > 0) {
      this.#head -= 1;
      this.#chunks[this.#head] = bytes;
    } else {
      this.#chunks.unshift(bytes);
    }
  }

  end(): void {
    this.#ended = true;
    this.#releaseReaders();
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    this.#chunks = [];
    this.#head = 0;
    this.#size = 0;
    this.#releaseReaders();
    this.#room?.reject(new BrokenPipe("nobody reads the pipe any more"));
    this.#room = undefined;
  }

  #releaseReaders(): void {
    if (this.#readers.length === 0) return;
    for (const reader of this.#readers.splice(0)) reader(undefined);
  }
}
