import { abortableSource, Interrupted, type ByteSource } from "@aish/kernel";
import type { Keyboard } from "../terminal/terminal.ts";

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Takes keys only while somebody waits for them: whatever is typed while a program runs stays where the
 * program, and after it the next line, will read it.
 */
export class QuietKeyboard implements Keyboard {
  readonly #source: ByteSource;
  readonly #keys: ByteSource;
  readonly #closed = new AbortController();
  #receive: ((bytes: Uint8Array) => void) | undefined;
  #whenGone: (() => void) | undefined;
  #isListening = false;
  #isReading = false;

  constructor(source: ByteSource) {
    this.#source = source;
    this.#keys = abortableSource(source, this.#closed.signal);
  }

  open(receive: (bytes: Uint8Array) => void, whenGone: () => void): void {
    this.#receive = receive;
    this.#whenGone = whenGone;
  }

  listen(on: boolean): void {
    this.#isListening = on;
    if (on && !this.#isReading) void this.#readWhileListening();
  }

  /** It takes keys only while it listens. */
  rest(): void {}

  close(): void {
    this.#isListening = false;
    this.#closed.abort(new Interrupted(0));
  }

  async #readWhileListening(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#isListening) {
        const bytes = await this.#keys.read();
        if (bytes === undefined) {
          this.#whenGone?.();
          return;
        }
        const end = lineEnd(bytes);
        if (end < bytes.length) this.#source.unread(bytes.subarray(end).map(toNewline));
        this.#receive?.(bytes.subarray(0, end));
        // A key may have ended the line: its reader lets go of the keys before more are taken.
        await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    } finally {
      this.#isReading = false;
    }
  }
}

/** Behind the first Enter: what was typed ahead is for whoever reads when that line has been taken. */
function lineEnd(bytes: Uint8Array): number {
  const end = bytes.findIndex((byte) => byte === newline || byte === carriageReturn);
  return end < 0 ? bytes.length : end + 1;
}

/** As the terminal would have given it to a program. */
function toNewline(byte: number): number {
  return byte === carriageReturn ? newline : byte;
}
