import { closeSync, openSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readAt } from "./file-port.ts";
import type { LivePort } from "./live-port.ts";

interface PieceReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** What nobody has looked at yet waits with whoever writes it. */
const mostAhead = 64 * 1024 * 1024;
const mostInMemory = 16 * 1024 * 1024;

/** What comes through a pipe, kept so that one can go back in it: in memory, or in a file without a name. */
export class SpooledInput implements LivePort {
  #memory = new Uint8Array(64 * 1024);
  #fd: number | undefined;
  #size = 0;
  #seen = 0;
  #isEnded = false;
  #isClosed = false;
  readonly #reader: PieceReader;
  #furthest = 0;
  #goOn: (() => void) | undefined;
  #wake: (() => void) | undefined;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
    void this.#take();
  }

  get size(): number {
    return this.#size;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  read(start: number, length: number): Uint8Array {
    const end = Math.min(start + length, this.#size);
    this.#furthest = Math.max(this.#furthest, end);
    if (!this.#isFarAhead) this.#goOn?.();
    if (this.#fd !== undefined) return readAt(this.#fd, start, Math.max(0, end - start));
    return this.#memory.subarray(start, end);
  }

  refresh(): boolean {
    const hasGrown = this.#size > this.#seen;
    this.#seen = this.#size;
    return hasGrown;
  }

  /** Waits until so much of it is there, or all, but no longer than that. */
  async fill(bytes: number, ms: number): Promise<void> {
    const late = performance.now() + ms;
    while (!this.#isEnded && this.#size < bytes) {
      const left = late - performance.now();
      if (left <= 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      const timer = setTimeout(resolve, left);
      await promise;
      clearTimeout(timer);
    }
  }

  /** Whoever writes to the pipe is told that nobody reads on. */
  close(): void {
    this.#isClosed = true;
    this.#goOn?.();
    this.#reader.cancel().catch(() => {}); // it has ended already
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  get #isFarAhead(): boolean {
    return this.#size - this.#furthest > mostAhead;
  }

  async #take(): Promise<void> {
    try {
      while (!this.#isClosed) {
        if (this.#isFarAhead) {
          const { promise, resolve } = Promise.withResolvers<void>();
          this.#goOn = resolve;
          await promise;
          continue;
        }
        const { value, done } = await this.#reader.read();
        if (done || value === undefined || this.#isClosed) break;
        this.#append(value);
        this.#wake?.();
      }
    } catch {
      // The other side is gone: what came is all there is.
    }
    this.#isEnded = true;
    this.#wake?.();
  }

  #append(bytes: Uint8Array): void {
    const size = this.#size + bytes.length;
    if (this.#fd === undefined && size > mostInMemory) {
      this.#fd = namelessFile();
      writeWhole(this.#fd, this.#memory.subarray(0, this.#size));
      this.#memory = new Uint8Array(0);
    }
    if (this.#fd !== undefined) {
      writeWhole(this.#fd, bytes);
    } else {
      if (size > this.#memory.length) {
        const larger = new Uint8Array(Math.max(size, 2 * this.#memory.length));
        larger.set(this.#memory.subarray(0, this.#size));
        this.#memory = larger;
      }
      this.#memory.set(bytes, this.#size);
    }
    this.#size = size;
  }
}

function namelessFile(): number {
  const path = join(tmpdir(), `aish-kat-${crypto.randomUUID()}`);
  const fd = openSync(path, "wx+", 0o600);
  unlinkSync(path);
  return fd;
}

function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}
