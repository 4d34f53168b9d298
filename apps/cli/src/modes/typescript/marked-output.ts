export interface MarkedPiece {
  /** What was printed, without the mark. */
  readonly bytes: Uint8Array;
  /** The mark stands behind it. */
  readonly isMarked: boolean;
}

/** Finds the mark that ends an entry in what a terminal delivers in pieces. */
export class MarkedOutput {
  readonly #mark: Buffer;
  #held: Buffer = Buffer.alloc(0);

  constructor(mark: string) {
    this.#mark = Buffer.from(mark);
  }

  take(chunk: Uint8Array): MarkedPiece {
    const all = Buffer.concat([this.#held, chunk]);
    const at = all.indexOf(this.#mark);
    if (at >= 0) {
      this.#held = Buffer.alloc(0);
      const after = all.subarray(at + this.#mark.length);
      return { bytes: Buffer.concat([all.subarray(0, at), after]), isMarked: true };
    }
    const kept = this.#begunAt(all);
    this.#held = Buffer.from(all.subarray(kept));
    return { bytes: all.subarray(0, kept), isMarked: false };
  }

  /** What looked like the beginning of the mark. */
  rest(): Uint8Array {
    const held = this.#held;
    this.#held = Buffer.alloc(0);
    return held;
  }

  #begunAt(all: Buffer): number {
    const from = Math.max(0, all.length - this.#mark.length + 1);
    for (let at = all.indexOf(0x1b, from); at >= 0; at = all.indexOf(0x1b, at + 1)) {
      if (this.#mark.subarray(0, all.length - at).equals(all.subarray(at))) return at;
    }
    return all.length;
  }
}
