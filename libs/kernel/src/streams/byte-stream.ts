import type { Awaitable } from "../values/value.ts";

/**
 * Streams are bytes. A string given to a sink stands for its UTF-8 bytes; it is kept as text where
 * both ends are in the process, so that a substitution need not encode and decode.
 */
export interface ByteSink {
  /**
   * Takes the chunk, which must not be changed afterwards. A promise means: the reader is behind, do not
   * write before it resolves. Throws (or rejects with) `BrokenPipe` once nobody reads.
   */
  write(chunk: Uint8Array | string): Awaitable<void>;
  /** The descriptor a child process can be given instead; undefined if it needs a pump. */
  readonly descriptor: number | undefined;
}

/** The writing end that has an owner who ends it. */
export interface ClosableSink extends ByteSink {
  /** The reader sees the end after what was written. Calling it again does nothing. */
  end(): Awaitable<void>;
}

export interface ByteSource {
  /** At least one byte, or undefined at the end. What is not consumed stays for the next reader. */
  read(): Awaitable<Uint8Array | undefined>;
  /** Puts back what was read too far; it comes first in the next read. */
  unread(bytes: Uint8Array): void;
  /**
   * The read that waits gives up: it has taken nothing and resolves with undefined. Whoever shares the
   * descriptor gets all that comes. A source without it keeps the read for its next reader.
   */
  withdraw?(): void;
  /** Nobody will read any more: whoever writes gets `BrokenPipe`. Calling it again does nothing. */
  cancel(): void;
  /** The descriptor a child can be given; undefined if it needs a pump or bytes were put back. */
  readonly descriptor: number | undefined;
}
