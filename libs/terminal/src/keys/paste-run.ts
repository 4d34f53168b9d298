const endMark = Uint8Array.of(0x1b, 0x5b, 0x32, 0x30, 0x31, 0x7e);
const mebibyte = 1024 * 1024;

/** Takes the bytes of a bracketed paste until its end mark; what is beyond the limit is handed on in parts. */
export class PasteRun {
  readonly #limit: number;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** How much of the end mark stands at the end of what was read. */
  #matched = 0;

  constructor(limit = 16 * mebibyte) {
    this.#limit = limit;
  }

  /** Reads on from `start`; says where it stopped, and whether at the end of the paste. */
  read(
    bytes: Uint8Array,
    start: number,
    onText: (text: string) => void,
  ): { readonly next: number; readonly isOver: boolean } {
    let at = start;
    while (at < bytes.length) {
      if (this.#matched === 0) {
        const escape = bytes.indexOf(0x1b, at);
        this.#keep(bytes.subarray(at, escape < 0 ? bytes.length : escape), onText);
        if (escape < 0) break;
        this.#matched = 1;
        at = escape + 1;
      } else if (bytes[at] === endMark[this.#matched]) {
        this.#matched += 1;
        at += 1;
        if (this.#matched < endMark.length) continue;
        onText(this.#decoder.decode(this.#bytes.subarray(0, this.#length)));
        return { next: at, isOver: true };
      } else {
        // No other byte of the mark is ESC: what matched cannot hold the beginning of another one.
        this.#keep(endMark.subarray(0, this.#matched), onText);
        this.#matched = 0;
      }
    }
    return { next: bytes.length, isOver: false };
  }

  /** Whether the last bytes may begin the end mark. */
  get isAtMark(): boolean {
    return this.#matched > 0;
  }

  /** The text that has come so far. */
  takeText(): string {
    const text = this.textOf(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return text;
  }

  /** Of bytes that go on with those before. */
  textOf(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true });
  }

  /** The bytes that have come so far, with those that may begin the end mark. */
  takeBytes(): Uint8Array {
    const bytes = new Uint8Array(this.#length + this.#matched);
    bytes.set(this.#bytes.subarray(0, this.#length));
    bytes.set(endMark.subarray(0, this.#matched), this.#length);
    this.#length = 0;
    this.#matched = 0;
    return bytes;
  }

  #keep(part: Uint8Array, onText: (text: string) => void): void {
    let rest = part;
    while (this.#length + rest.length > this.#limit) {
      const fitting = this.#limit - this.#length;
      this.#append(rest.subarray(0, fitting));
      onText(this.takeText());
      rest = rest.subarray(fitting);
    }
    this.#append(rest);
  }

  #append(part: Uint8Array): void {
    const needed = this.#length + part.length;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.min(this.#limit, Math.max(needed, this.#bytes.length * 2)));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    this.#bytes.set(part, this.#length);
    this.#length = needed;
  }
}
