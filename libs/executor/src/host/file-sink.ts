import { BrokenPipe } from "@aish/core";
import { adoptDescriptor, releaseDescriptor } from "./close-forgotten.ts";
import { fileErrorOf } from "./file-error-of.ts";
import type { ClosableSink } from "./host.ts";
import { nodeFs } from "./node-fs.ts";

const encoder = new TextEncoder();

/** Writes a regular file, at once and unbuffered: a child that shares it writes in between. */
export class FileSink implements ClosableSink {
  readonly #descriptor: number;
  #isOpen = true;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    adoptDescriptor(this, descriptor);
  }

  get descriptor(): number | undefined {
    return this.#isOpen ? this.#descriptor : undefined;
  }

  write(chunk: Uint8Array | string): void {
    if (!this.#isOpen) throw new BrokenPipe();
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    try {
      for (let written = 0; written < bytes.length;) {
        written += nodeFs().writeSync(this.#descriptor, bytes, written);
      }
    } catch (error) {
      throw fileErrorOf(error);
    }
  }

  end(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    releaseDescriptor(this, this.#descriptor);
  }
}
