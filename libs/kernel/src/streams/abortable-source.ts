import type { ByteSource } from "./byte-stream.ts";
import { interruptionOf, throwIfAborted } from "../interrupted.ts";
import type { Awaitable } from "../values/value.ts";

type Read = Promise<Uint8Array | undefined>;

/** Reads that still wait though their readers were stopped, oldest first. */
const abandoned = new WeakMap<ByteSource, Set<Read>>();

/** The same source for a reader that is stopped with the signal: its reads then throw `Interrupted`. */
export function abortableSource(source: ByteSource, signal: AbortSignal): ByteSource {
  return new AbortableSource(source, signal);
}

class AbortableSource implements ByteSource {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal;

  constructor(source: ByteSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  read(): Awaitable<Uint8Array | undefined> {
    return readWithSignal(this.#source, this.#signal);
  }

  unread(bytes: Uint8Array): void {
    this.#source.unread(bytes);
  }

  cancel(): void {
    this.#source.cancel();
  }

  get descriptor(): number | undefined {
    return this.#source.descriptor;
  }
}

/**
 * Reads, or throws or rejects with the signal's `Interrupted`. Nothing is lost: what a stopped read
 * brings after all goes to the next reader.
 */
export function readWithSignal(
  source: ByteSource,
  signal: AbortSignal,
): Awaitable<Uint8Array | undefined> {
  throwIfAborted(signal);
  const answer = adopt(source) ?? source.read();
  return answer instanceof Promise ? waitFor(answer, source, signal) : answer;
}

function adopt(source: ByteSource): Read | undefined {
  const reads = abandoned.get(source);
  if (reads === undefined) return undefined;
  const [oldest] = reads;
  if (oldest !== undefined) reads.delete(oldest);
  return oldest;
}

function waitFor(read: Read, source: ByteSource, signal: AbortSignal): Read {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      abandon(read, source);
      reject(interruptionOf(signal));
    };
    const settled = (): void => signal.removeEventListener("abort", abort);
    signal.addEventListener("abort", abort, { once: true });
    read.then(resolve, reject).finally(settled);
  });
}

function abandon(read: Read, source: ByteSource): void {
  if (source.withdraw !== undefined) {
    source.withdraw();
    // It may have had its bytes already, and nobody was told yet.
    read.then(
      (bytes) => bytes !== undefined && source.unread(bytes),
      () => undefined,
    );
    return;
  }
  const reads = abandoned.get(source) ?? new Set();
  abandoned.set(source, reads.add(read));
  const putBack = (bytes: Uint8Array | undefined): void => {
    if (reads.delete(read) && bytes !== undefined) source.unread(bytes);
  };
  // If it fails, the next read of this source fails in the same way and tells its reader.
  read.then(putBack, () => reads.delete(read));
}
