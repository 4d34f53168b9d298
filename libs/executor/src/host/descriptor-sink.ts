import { BrokenPipe } from "@aish/core";
import { adoptDescriptor, releaseDescriptor } from "./close-forgotten.ts";
import { errorCode } from "../error-code.ts";
import { fileErrorOf } from "./file-error-of.ts";
import type { Awaitable, ClosableSink } from "./host.ts";
import { failed, nativeCalls, writable } from "./native-calls.ts";
import { nodeFs } from "./node-fs.ts";
import { readiness } from "./readiness.ts";

/** What a pipe takes without waiting when it says that it is writable. */
const safeLength = 4096;
const encoder = new TextEncoder();

/** Writes a pipe, socket, terminal, device or file, and leaves its flags alone, which others share. */
export class DescriptorSink implements ClosableSink {
  readonly #descriptor: number;
  #isOpen = true;
  /** Settles when everything given so far is written. */
  #writing: Promise<void> | undefined;
  #knownFile: boolean | undefined;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    adoptDescriptor(this, descriptor);
  }

  get descriptor(): number | undefined {
    return this.#isOpen ? this.#descriptor : undefined;
  }

  write(chunk: Uint8Array | string): Awaitable<void> {
    if (!this.#isOpen) throw new BrokenPipe();
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    const before = this.#writing;
    if (before !== undefined) return this.#follow(before.then(() => this.#writeAll(bytes)));
    const written = this.#writeNow(bytes);
    if (written === bytes.length) return undefined;
    return this.#follow(this.#writeAll(bytes.subarray(written)));
  }

  end(): Awaitable<void> {
    if (!this.#isOpen) return undefined;
    this.#isOpen = false;
    if (this.#writing !== undefined) return this.#endAfter(this.#writing);
    releaseDescriptor(this, this.#descriptor);
  }

  async #endAfter(writing: Promise<void>): Promise<void> {
    try {
      await writing;
    } catch {
      // Whoever wrote has been told.
    }
    releaseDescriptor(this, this.#descriptor);
  }

  #follow(writing: Promise<void>): Promise<void> {
    this.#writing = writing;
    const clear = (): void => {
      if (this.#writing === writing) this.#writing = undefined;
    };
    writing.then(clear, clear);
    return writing;
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    let rest = bytes;
    for (;;) {
      rest = rest.subarray(this.#writeNow(rest));
      if (rest.length === 0) return;
      await readiness().wait(this.#descriptor, "write").over;
    }
  }

  /** As much as goes without waiting. */
  #writeNow(bytes: Uint8Array): number {
    let written = 0;
    while (written < bytes.length) {
      const rest = written === 0 ? bytes : bytes.subarray(written);
      const length = nativeCalls().tryWrite(this.#descriptor, rest);
      if (length > 0) written += length;
      else if (!this.#isReady()) break;
      else {
        const now = this.#writeReady(rest);
        if (now === 0) break;
        written += now;
      }
    }
    return written;
  }

  /** A terminal, a file, a device, or a pipe that nobody reads. */
  #writeReady(bytes: Uint8Array): number {
    const mayWait = bytes.length > safeLength && !this.#isFile();
    const part = mayWait ? bytes.subarray(0, safeLength) : bytes;
    const length = nativeCalls().write(this.#descriptor, part);
    if (length >= 0) return length;
    try {
      return nodeFs().writeSync(this.#descriptor, part); // it says what is wrong
    } catch (error) {
      const code = errorCode(error);
      if (code === "EAGAIN" || code === "EINTR") return 0;
      if (code === "EPIPE" || code === "ECONNRESET") throw new BrokenPipe();
      throw fileErrorOf(error);
    }
  }

  #isFile(): boolean {
    this.#knownFile ??= nodeFs().fstatSync(this.#descriptor).isFile();
    return this.#knownFile;
  }

  #isReady(): boolean {
    return (nativeCalls().poll(this.#descriptor, writable) & (writable | failed)) !== 0;
  }
}
