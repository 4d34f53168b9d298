import type { EditorResult } from "@aish/terminal/editor";
import type { Terminal } from "../terminal/terminal.ts";
import type { ReadRequest } from "./line-reader.ts";

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const endOfText = 0x04;

/** Reads lines where nothing can be drawn: the terminal itself edits them, as it does for `cat`. */
export class PlainReader {
  readonly #terminal: Terminal;
  #prompt: string | undefined;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  get isReading(): boolean {
    return this.#prompt !== undefined;
  }

  async read(request: ReadRequest): Promise<EditorResult> {
    const terminal = this.#terminal;
    terminal.setMode("cooked");
    const { promise, resolve } = Promise.withResolvers<EditorResult>();
    const lines: string[] = [];
    this.#ask(request, false);
    const interrupted = (): void => {
      terminal.write("\n");
      resolve({ kind: "interrupt" });
    };
    process.on("SIGINT", interrupted);
    const rest: Uint8Array[] = [];
    let hasEnded = false;
    let half = new Uint8Array(0);
    const release = terminal.takeKeys((bytes) => {
      if (hasEnded) return void rest.push(bytes);
      if (bytes[0] === endOfText) return resolve({ kind: "end" });
      half = Buffer.concat([half, bytes]);
      for (let end = lineEnd(half); end >= 0; end = lineEnd(half)) {
        lines.push(Buffer.from(half.subarray(0, end)).toString());
        half = half.slice(end + 1);
        const text = lines.join("\n");
        if (request.isUnfinished?.(text) !== true) {
          hasEnded = true;
          return resolve({ kind: "line", text });
        }
        this.#ask(request, true);
      }
    });
    const stopEnd = terminal.onEnd(() => resolve({ kind: "end" }));
    try {
      return await promise;
    } finally {
      this.#prompt = undefined;
      process.off("SIGINT", interrupted);
      release();
      stopEnd();
      for (const bytes of hasEnded ? [half, ...rest] : []) {
        if (bytes.length > 0) terminal.keep(bytes);
      }
      terminal.setMode("editing");
    }
  }

  /** What is typed already stands on its own row above: it is read all the same. */
  printAbove(text: string): void {
    this.#terminal.write(this.isReading ? `\n${text}${this.#prompt}` : text);
  }

  #ask({ prompt }: ReadRequest, isMore: boolean): void {
    const { rows, continuation } = prompt();
    const shown = isMore ? [continuation] : rows;
    this.#prompt = shown.map((row) => row.map(({ text }) => text).join("")).join("\n");
    this.#terminal.write(this.#prompt);
  }
}

function lineEnd(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte === lineFeed || byte === carriageReturn);
}
