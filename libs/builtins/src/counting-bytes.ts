const zero = 0x30;
const nine = 0x39;
/** More digits than an exact number has. */
const most = 20;

/** Counts up by one in digits, without making a number or a string for each line. */
export class CountingBytes {
  readonly #digits = new Uint8Array(most).fill(zero);
  readonly #separator: Uint8Array;
  #start: number;

  constructor(first: number, width: number, separator: Uint8Array) {
    const text = String(first).padStart(width, "0");
    for (let index = 0; index < text.length; index++) {
      this.#digits[most - text.length + index] = text.charCodeAt(index);
    }
    this.#start = most - text.length;
    this.#separator = separator;
  }

  /** That many numbers, each with the separator behind it. */
  next(count: number): Uint8Array {
    const digits = this.#digits;
    const separator = this.#separator;
    const bytes = new Uint8Array(count * (most + separator.length));
    let end = 0;
    for (let line = 0; line < count; line++) {
      for (let index = this.#start; index < most; index++) bytes[end++] = digits[index] ?? zero;
      for (let index = 0; index < separator.length; index++) bytes[end++] = separator[index] ?? 0;
      this.#increment();
    }
    return bytes.subarray(0, end);
  }

  #increment(): void {
    const digits = this.#digits;
    let index = most - 1;
    while (digits[index] === nine) {
      digits[index] = zero;
      index -= 1;
    }
    digits[index] = (digits[index] ?? zero) + 1;
    if (index < this.#start) this.#start = index;
  }
}
