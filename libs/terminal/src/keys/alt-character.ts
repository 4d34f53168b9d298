/** A character beyond ASCII after ESC, byte by byte. */
export class AltCharacter {
  readonly #bytes: number[] = [];

  /** `false`: the bytes so far, this one not among them, are no beginning of a character. */
  add(byte: number): boolean {
    const isExpected = this.#bytes.length === 0 ? lengthFrom(byte) > 1 : (byte & 0xc0) === 0x80;
    if (isExpected) this.#bytes.push(byte);
    return isExpected;
  }

  get isWhole(): boolean {
    return this.#bytes.length === lengthFrom(this.#bytes[0] ?? 0);
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** `undefined` for what UTF-8 forbids, and for a control character. */
  get character(): string | undefined {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(this.bytes);
    return text.includes("\ufffd") || /^[\u0080-\u009f]/.test(text) ? undefined : text;
  }
}

function lengthFrom(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}
