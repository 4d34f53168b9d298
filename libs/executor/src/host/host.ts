/**
 * The shapes of the world that the kernel asks for as ports. This package does not see its
 * declarations; where both meet, the compiler checks that they fit.
 */
import type { FileSystem } from "./file-system.ts";
import type { ProcessHost } from "./process-host.ts";
import type { Clock } from "./clock.ts";

export type Awaitable<T> = T | Promise<T>;

export interface Host {
  readonly fs: FileSystem;
  readonly processes: ProcessHost;
  readonly clock: Clock;
}

/**
 * Whoever opened a source cancels it, or reads a regular file to its end. One that is forgotten is closed
 * when it is collected, which is a net for long sessions and no promise about when.
 */
export interface ByteSource {
  /** At least one byte, or undefined at the end. One reader at a time. */
  read(): Awaitable<Uint8Array | undefined>;
  unread(bytes: Uint8Array): void;
  /** A read that waits ends with undefined, and has taken nothing; the source goes on. */
  withdraw?(): void;
  /** A read that waits ends with undefined, and has taken nothing. */
  cancel(): void;
  readonly descriptor: number | undefined;
}

/** Whoever opened a sink ends it; a forgotten one is closed when it is collected. */
export interface ClosableSink {
  /** Throws or rejects with `BrokenPipe` once nobody reads. */
  write(chunk: Uint8Array | string): Awaitable<void>;
  /** Waits until everything is written. */
  end(): Awaitable<void>;
  readonly descriptor: number | undefined;
}
