/** Bytes that were read too far and come first in the next read, the last put back first of all. */
export class PutBack {
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#chunks.push(bytes);
    this.#size += bytes.length;
  }

  take(): Uint8Array | undefined {
    const bytes = this.#chunks.pop();
    this.#size -= bytes?.length ?? 0;
    return bytes;
  }

  clear(): void {
    this.#chunks.length = 0;
    this.#size = 0;
  }
}
