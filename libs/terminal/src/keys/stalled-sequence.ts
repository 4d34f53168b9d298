import type { KeyDecoder, KeyEvent, Pause } from "./key-event.ts";

const pasteMark = "\u001B[200~";
/** As far as an answer of the terminal must be known for nothing else to be meant. */
const answers = ["\u001B[?", "\u001B]1", "\u001BP>"] as const;

/**
 * Knows the mark of a paste, and an answer that is awaited, also when the link stalls inside of it and
 * its beginning was taken for a key: else what is pasted would be typed, line ends and all.
 */
export class StalledSequence implements KeyDecoder {
  readonly #decoder: KeyDecoder;
  readonly #areAnswersAwaited: () => boolean;
  /** The last bytes that came. */
  #tail = "";
  /** How much of a beginning has come; what was a key already is the first part of it. */
  #seen = "";
  #keyLength = 0;

  constructor(decoder: KeyDecoder, areAnswersAwaited: () => boolean) {
    this.#decoder = decoder;
    this.#areAnswersAwaited = areAnswersAwaited;
  }

  decode(bytes: Uint8Array): readonly KeyEvent[] {
    if (this.#seen === "") return this.#read(bytes);
    const beginnings = this.#beginnings;
    let at = 0;
    while (at < bytes.length && !beginnings.includes(this.#seen)) {
      const longer = this.#seen + String.fromCharCode(bytes[at] ?? 0);
      if (!beginnings.some((beginning) => beginning.startsWith(longer))) break;
      this.#seen = longer;
      at += 1;
    }
    const isWhole = beginnings.includes(this.#seen);
    if (!isWhole && at === bytes.length) return [];
    const held = isWhole ? this.#seen : this.#held;
    this.#seen = "";
    return [...this.#read(toBytes(held)), ...this.#read(bytes.subarray(at))];
  }

  get isWaiting(): boolean {
    return this.#decoder.isWaiting || this.#held !== "";
  }

  get pause(): Pause {
    if (!this.isWaiting) return this.#decoder.pause;
    const begun = this.#held === "" ? this.#tail : this.#seen;
    const isAnswer =
      begun.length > 1 && this.#beginnings.slice(1).some((answer) => answer.startsWith(begun));
    return isAnswer ? "answer" : "key";
  }

  flush(): readonly KeyEvent[] {
    const held = this.#held;
    if (held !== "") {
      this.#keyLength = this.#seen.length;
      return [...this.#read(toBytes(held)), ...this.#decoder.flush()];
    }
    if (this.#decoder.isWaiting) {
      const begun = [this.#tail, this.#tail.slice(-1)];
      this.#seen =
        begun.find((tail) => this.#beginnings.some((beginning) => beginning.startsWith(tail))) ??
        "";
      this.#keyLength = this.#seen.length;
    }
    return this.#decoder.flush();
  }

  get #held(): string {
    return this.#seen.slice(this.#keyLength);
  }

  get #beginnings(): readonly string[] {
    return this.#areAnswersAwaited() ? [pasteMark, ...answers] : [pasteMark];
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
