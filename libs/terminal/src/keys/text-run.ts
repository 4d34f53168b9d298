/**
 * Bytes of UTF-8 to text, wherever they are cut: an unfinished character waits, and of what is no UTF-8
 * each part that could have begun a character becomes one U+FFFD. C1 control characters are no text.
 */
export class TextRun {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  feed(bytes: Uint8Array): string {
    return this.#decoder.decode(bytes, { stream: true }).replaceAll(c1, "");
  }

  /** A control character follows: nothing can be finished any more. */
  finish(): string {
    return this.#decoder.decode();
  }
}

const c1 = /[\u0080-\u009f]/g;
