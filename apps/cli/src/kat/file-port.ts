import { closeSync, fstatSync, readSync } from "node:fs";
import type { LivePort } from "./live-port.ts";

/** A file of any size, of which only what is looked at is read. */
export class FilePort implements LivePort {
  readonly isEnded = true;
  readonly #fd: number;
  #size: number;

  constructor(fd: number) {
    this.#fd = fd;
    this.#size = fstatSync(fd).size;
  }

  get size(): number {
    return this.#size;
  }

  read(start: number, length: number): Uint8Array {
    return readAt(this.#fd, start, length);
  }

  refresh(): boolean {
    const before = this.#size;
    // What was read once stays counted, though a file may be cut short.
    this.#size = Math.max(before, fstatSync(this.#fd).size);
    return this.#size > before;
  }

  async fill(): Promise<void> {}

  close(): void {
    closeSync(this.#fd);
  }
}

export function readAt(fd: number, start: number, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.max(0, length));
  let read = 0;
  while (read < bytes.length) {
    const count = readSync(fd, bytes, read, bytes.length - read, start + read);
    if (count === 0) break;
    read += count;
  }
  return bytes.subarray(0, read);
}
