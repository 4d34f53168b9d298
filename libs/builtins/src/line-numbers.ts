const newline = 0x0a;
const lineEnd = Uint8Array.of(newline);
const tab = 0x09;
const space = 0x20;
const zero = 0x30;
const nine = 0x39;

/** Numbers have at least so many columns, and no stream has more lines than so many digits can count. */
const columns = 6;
const most = 20;

/** Puts a number before every line of a stream that comes in pieces. */
export class LineNumbers {
  /** The number of the line before, with spaces before it and a tab behind. */
  readonly #prefix = new Uint8Array(most + 1)
    .fill(space)
    .fill(zero, most - 1)
    .fill(tab, most);
  #start = most - columns;
  #atStart = true;
  #breaksLine = false;

  /** A new file begins a new line, also if the last line of the one before has no end. */
  nextFile(): void {
    this.#breaksLine ||= !this.#atStart;
    this.#atStart = true;
  }

  number(chunk: Uint8Array): Uint8Array {
    const output = new GrowingBytes(chunk.length * 2 + 1);
    if (this.#breaksLine) output.add(lineEnd);
    this.#breaksLine = false;
    for (let start = 0; start < chunk.length;) {
      if (this.#atStart) output.add(this.#next());
      const newlineAt = chunk.indexOf(newline, start);
      const end = newlineAt < 0 ? chunk.length : newlineAt + 1;
      output.add(chunk.subarray(start, end));
      this.#atStart = newlineAt >= 0;
      start = end;
    }
    return output.finish();
  }

  #next(): Uint8Array {
    const prefix = this.#prefix;
    let index = most - 1;
    while (prefix[index] === nine) {
      prefix[index] = zero;
      index -= 1;
    }
    const digit = prefix[index] ?? space;
    prefix[index] = digit === space ? zero + 1 : digit + 1;
    this.#start = Math.min(this.#start, index);
    return prefix.subarray(this.#start);
  }
}

class GrowingBytes {
  #bytes: Uint8Array;
  #length = 0;

  constructor(expected: number) {
    this.#bytes = new Uint8Array(expected);
  }

  add(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, this.#length);
    this.#length = length;
  }

  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
