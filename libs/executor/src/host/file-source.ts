import { BlockBuffer } from "./block-buffer.ts";
import { adoptDescriptor, releaseDescriptor } from "./close-forgotten.ts";
import { fileErrorOf } from "./file-error-of.ts";
import type { ByteSource } from "./host.ts";
import { nativeCalls } from "./native-calls.ts";
import { nodeFs } from "./node-fs.ts";
import { PutBack } from "./put-back.ts";

/** Reads a regular file, and answers at once. It closes the file at its end. */
export class FileSource implements ByteSource {
  readonly #descriptor: number;
  readonly #putBack = new PutBack();
  readonly #buffer: BlockBuffer;
  #isOpen = true;

  constructor(descriptor: number, size: number) {
    this.#descriptor = descriptor;
    this.#buffer = new BlockBuffer(size);
    adoptDescriptor(this, descriptor);
  }

  /** What was put back is found again in the file: a child goes on where we are. */
  get descriptor(): number | undefined {
    if (!this.#isOpen) return undefined;
    const { size } = this.#putBack;
    if (size === 0) return this.#descriptor;
    if (!nativeCalls().moveBack(this.#descriptor, size)) return undefined;
    this.#putBack.clear();
    return this.#descriptor;
  }

  read(): Uint8Array | undefined {
    const first = this.#putBack.take();
    if (first !== undefined) return first;
    if (!this.#isOpen) return undefined;
    const room = this.#buffer.room();
    const length = this.#readInto(room);
    if (length > 0) return this.#buffer.cut(room, length);
    this.cancel();
    return undefined;
  }

  unread(bytes: Uint8Array): void {
    this.#putBack.add(bytes);
  }

  cancel(): void {
    this.#putBack.clear();
    if (!this.#isOpen) return;
    this.#isOpen = false;
    releaseDescriptor(this, this.#descriptor);
  }

  #readInto(room: Uint8Array<ArrayBuffer>): number {
    try {
      return nodeFs().readSync(this.#descriptor, room);
    } catch (error) {
      throw fileErrorOf(error);
    }
  }
}
