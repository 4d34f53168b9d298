/** Text that may have single bytes between, which are no characters. Stays a string as long as it can. */
export class ByteText {
  #text = "";
  #chunks: Uint8Array[] | undefined;

  add(text: string): void {
    this.#text += text;
  }

  addByte(byte: number): void {
    this.#chunks ??= [];
    this.#chunks.push(encoder.encode(this.#text), Uint8Array.of(byte));
    this.#text = "";
  }

  finish(): string | Uint8Array {
    if (this.#chunks === undefined) return this.#text;
    const chunks = [...this.#chunks, encoder.encode(this.#text)];
    const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

const encoder = new TextEncoder();
