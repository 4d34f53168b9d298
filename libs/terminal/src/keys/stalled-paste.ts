import type { KeyDecoder, KeyEvent } from "./key-event.ts";

const mark = "\u001B[200~";

/**
 * Knows the mark of a paste also when the link stalls inside of it and its beginning was taken for a
 * key: else what is pasted would be typed, line ends and all.
 */
export class StalledPaste implements KeyDecoder {
  readonly #decoder: KeyDecoder;
  /** The last bytes that came. */
  #tail = "";
  /** How much of the mark has come; what was a key already is the first part of it. */
  #seen = "";
  #keyLength = 0;

  constructor(decoder: KeyDecoder) {
    this.#decoder = decoder;
  }

  decode(bytes: Uint8Array): readonly KeyEvent[] {
    let at = 0;
    if (this.#seen !== "") {
      while (at < bytes.length && bytes[at] === mark.charCodeAt(this.#seen.length)) {
        this.#seen += mark.charAt(this.#seen.length);
        at += 1;
        if (this.#seen.length === mark.length) break;
      }
      const isMark = this.#seen === mark;
      if (!isMark && at === bytes.length) return [];
      const held = isMark ? mark : this.#seen.slice(this.#keyLength);
      this.#seen = "";
      return [...this.#read(toBytes(held)), ...this.#read(bytes.subarray(at))];
    }
    return this.#read(bytes);
  }

  get isWaiting(): boolean {
    return this.#decoder.isWaiting || this.#seen.length > this.#keyLength;
  }

  flush(): readonly KeyEvent[] {
    if (this.#seen.length > this.#keyLength) {
      const held = this.#seen.slice(this.#keyLength);
      this.#seen = "";
      return [...this.#read(toBytes(held)), ...this.#decoder.flush()];
    }
    if (this.#decoder.isWaiting) {
      this.#seen = mark.startsWith(this.#tail)
        ? this.#tail
        : mark.startsWith(this.#tail.slice(-1))
          ? this.#tail.slice(-1)
          : "";
      this.#keyLength = this.#seen.length;
    }
    return this.#decoder.flush();
  }

  #read(bytes: Uint8Array): readonly KeyEvent[] {
    if (bytes.length === 0) return [];
    this.#tail = (this.#tail + String.fromCharCode(...bytes.subarray(-2))).slice(-2);
    return this.#decoder.decode(bytes);
  }
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
