const smallest = 4 * 1024;
const largest = 256 * 1024;
/** Less room than this is not worth a call of the system. */
const leastRoom = 2 * 1024;

/** Room to read into. What was read is cut from it and never written again. */
export class BlockBuffer {
  #next: number;
  #block: Uint8Array<ArrayBuffer> | undefined;
  #used = 0;

  /** `expected` bytes are to come; a guess. */
  constructor(expected: number) {
    this.#next = Math.min(Math.max(expected + 1, smallest), largest);
  }

  /** At least 2 KiB. */
  room(): Uint8Array<ArrayBuffer> {
    let block = this.#block;
    if (block === undefined || block.length - this.#used < leastRoom) {
      block = new Uint8Array(Buffer.allocUnsafeSlow(this.#next).buffer);
      this.#block = block;
      this.#used = 0;
      this.#next = Math.min(4 * this.#next, largest);
    }
    return block.subarray(this.#used);
  }

  /** The first `length` bytes of the room that was given last. */
  cut(room: Uint8Array<ArrayBuffer>, length: number): Uint8Array {
    this.#used += length;
    return length === room.length ? room : room.subarray(0, length);
  }
}
