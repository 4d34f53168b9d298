import { createKeyDecoder, type TerminalAnswer } from "@aish/terminal/keys";

// oxlint-disable no-control-regex -- control sequences are what is looked for
/** DA1, keyboard flags, the size of a cell, colours (OSC), names and graphics (DCS, APC): see `queryTerminal`. */
const answer =
  /\u001B(?:\[\?[\d;]*[cu]|\[6;\d+;\d+t|\]1[01];[^\u0007\u001B]*(?:\u0007|\u001B\\)|[P_][^\u001B]*\u001B\\)/g;
const unfinished =
  /\u001B(?:\[(?:\?[\d;]*|6[\d;]*)?|\](?:1(?:[01](?:;[^\u0007\u001B]*\u001B?)?)?)?|[P_][^\u001B]*\u001B?)?$/;
// oxlint-enable no-control-regex

/** Takes what a terminal answers out of the keys that were typed meanwhile. */
export class AnswerFilter {
  readonly #hear: (answer: TerminalAnswer) => void;
  #cut = "";

  constructor(hear: (answer: TerminalAnswer) => void) {
    this.#hear = hear;
  }

  /** The keys among the bytes. */
  take(bytes: Uint8Array): Uint8Array {
    const text = this.#cut + Buffer.from(bytes).toString("latin1");
    const decoder = createKeyDecoder();
    const keys = text.replaceAll(answer, (found) => {
      for (const event of decoder.decode(Buffer.from(found, "latin1"))) {
        if (event.kind === "answer") this.#hear(event.answer);
      }
      return "";
    });
    this.#cut = unfinished.exec(keys)?.[0] ?? "";
    return Buffer.from(keys.slice(0, keys.length - this.#cut.length), "latin1");
  }

  /** What looked like the beginning of an answer that never came. */
  rest(): Uint8Array {
    const cut = this.#cut;
    this.#cut = "";
    return Buffer.from(cut, "latin1");
  }
}
