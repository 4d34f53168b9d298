import { printable } from "../listings/columns.ts";
import { createKeyDecoder, type Key } from "../terminal/decode-keys.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { drawLine } from "./draw-line.ts";
import { edit, emptyLine, insert, type Line } from "./edit-line.ts";
import { editWithin, moveRow } from "./edit-lines.ts";

export type ReadResult =
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "interrupt" }
  | { readonly kind: "end" };

export interface ReadRequest {
  /** Asked for at the start, and again when something was printed above it. */
  readonly prompt: () => string;
  /** What the line holds to begin with. */
  readonly text?: string;
  /** Keys that were typed before it was asked answer something else: they wait for the next read. */
  readonly onlyNewKeys?: boolean;
  /** Newest first; asked for one at a time, so that the history is never loaded whole. */
  readonly earlier: (steps: number) => string | undefined;
  readonly complete: (
    text: string,
    cursor: number,
  ) => Completion | undefined | Promise<Completion | undefined>;
  /** The text may have several lines, each on rows of its own. */
  readonly lines?: {
    /** What stands before every line but the first. */
    readonly prompt: string;
    /** Enter then begins another line. */
    readonly isUnfinished: (text: string) => boolean;
  };
}

export interface Completion {
  /** Where the word that is replaced starts. */
  readonly start: number;
  readonly candidates: readonly string[];
  /** The word is not over when it is complete. */
  readonly goesOn?: boolean;
}

/** A plain line reader: one line, which may wrap, on the last rows of the screen. */
export class LineReader {
  readonly #terminal: Terminal;
  readonly #decode = createKeyDecoder();
  #line: Line = emptyLine;
  #request: ReadRequest | undefined;
  #settle: ((result: ReadResult) => void) | undefined;
  #steps = 0;
  #typed = "";
  #recalled: Line | undefined;
  #cursorRow = 0;
  #prompt = "";
  #waiting: Key[] = [];

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async read(request: ReadRequest): Promise<ReadResult> {
    const { promise, resolve } = Promise.withResolvers<ReadResult>();
    this.#request = request;
    this.#settle = resolve;
    this.#line = insert(emptyLine, request.text ?? "");
    this.#steps = 0;
    this.#cursorRow = 0;
    this.#prompt = request.prompt();
    this.#terminal.setMode("editing");
    this.#terminal.markPastes(true);
    this.#draw();
    if (request.onlyNewKeys !== true) {
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#handle(waiting);
    }
    const release = this.#terminal.takeKeys((bytes) => this.#handle(this.#decode(bytes)));
    const stopResize = this.#terminal.onResize(() => this.#draw());
    const stopEnd = this.#terminal.onEnd(() => this.#finish({ kind: "end" }));
    try {
      return await promise;
    } finally {
      release();
      stopResize();
      stopEnd();
      this.#request = undefined;
    }
  }

  /** Shows text on lines of its own above the line being typed, or just shows it between two reads. */
  printAbove(text: string): void {
    if (this.#request === undefined || this.#settle === undefined) {
      this.#terminal.write(text);
      return;
    }
    this.#erase();
    this.#terminal.write(text);
    this.#cursorRow = 0;
    this.#prompt = this.#request.prompt();
    this.#draw();
  }

  #handle(keys: readonly Key[]): void {
    for (const [at, key] of keys.entries()) {
      if (this.#settle === undefined) {
        this.#waiting.push(...keys.slice(at));
        return;
      }
      this.#take(key);
    }
    if (this.#settle !== undefined) this.#draw();
  }

  #take(key: Key): void {
    if (key.kind === "text") this.#line = insert(this.#line, key.text);
    else if (key.kind === "paste") this.#line = insert(this.#line, pastedText(key.text));
    else if (key.name === "enter") this.#enter();
    else if (key.name === "interrupt") this.#finish({ kind: "interrupt" });
    else if (key.name === "endOfInput" && this.#line.text === "") this.#finish({ kind: "end" });
    else if (key.name === "up" || key.name === "down") this.#moveOrRecall(key.name);
    else if (key.name === "tab") this.#complete();
    else if (key.name === "clear") this.#clear();
    else if (this.#request?.lines === undefined) this.#line = edit(this.#line, key.name);
    else this.#line = editWithin(this.#line, key.name);
  }

  #enter(): void {
    const { text } = this.#line;
    if (this.#request?.lines?.isUnfinished(text) === true) this.#line = insert(this.#line, "\n");
    else this.#finish({ kind: "line", text });
  }

  #moveOrRecall(key: "up" | "down"): void {
    // Whoever has just recalled a text of several lines wants to go on to the next one.
    const stays = this.#request?.lines === undefined || this.#line === this.#recalled;
    const moved = stays ? undefined : moveRow(this.#line, key);
    if (moved === undefined) this.#recall(key === "up" ? 1 : -1);
    else this.#line = moved;
  }

  #recall(step: 1 | -1): void {
    const steps = this.#steps + step;
    if (steps < 0) return;
    if (this.#steps === 0) this.#typed = this.#line.text;
    const text = steps === 0 ? this.#typed : this.#request?.earlier(steps);
    if (text === undefined) return;
    this.#steps = steps;
    this.#line = { text, cursor: text.length };
    this.#recalled = this.#line;
  }

  #complete(): void {
    const { text, cursor } = this.#line;
    const found = this.#request?.complete(text, cursor);
    if (found instanceof Promise) void this.#completeLater(found, this.#line);
    else this.#apply(found);
  }

  async #completeLater(found: Promise<Completion | undefined>, line: Line): Promise<void> {
    const completion = await found;
    if (this.#line !== line || this.#settle === undefined) return;
    this.#apply(completion);
    this.#draw();
  }

  #apply(found: Completion | undefined): void {
    if (found === undefined || found.candidates.length === 0) return;
    const word = this.#line.text.slice(found.start, this.#line.cursor);
    const common = commonPrefix(found.candidates);
    const [only] = found.candidates;
    const whole = found.candidates.length === 1 && only !== undefined;
    const isOver = whole && found.goesOn !== true && !only.endsWith("/");
    const completed = isOver ? `${only} ` : common;
    if (completed.length > word.length) {
      const { text, cursor } = this.#line;
      const shortened = {
        text: text.slice(0, found.start) + text.slice(cursor),
        cursor: found.start,
      };
      this.#line = insert(shortened, completed);
      return;
    }
    const shown = found.candidates.slice(0, 60).join("  ");
    const more = found.candidates.length > 60 ? `  … ${found.candidates.length - 60} more` : "";
    this.printAbove(`${printable(shown)}${more}\n`);
  }

  #clear(): void {
    this.#terminal.write("\u001B[H\u001B[2J");
    this.#cursorRow = 0;
  }

  #finish(result: ReadResult): void {
    const settle = this.#settle;
    if (settle === undefined) return;
    this.#line = { text: this.#line.text, cursor: this.#line.text.length };
    this.#settle = undefined;
    this.#draw();
    const mark = result.kind === "interrupt" ? "^C" : "";
    this.#terminal.write(`${mark}\n`);
    this.#terminal.markPastes(false);
    settle(result);
  }

  #erase(): void {
    const up = this.#cursorRow > 0 ? `\u001B[${this.#cursorRow}A` : "";
    this.#terminal.write(`${up}\r\u001B[J`);
  }

  #draw(): void {
    const { columns, rows } = this.#terminal.size;
    const text = this.#line;
    const { lines } = this.#request ?? {};
    const drawn = drawLine({
      prompt: this.#prompt,
      continuation: lines?.prompt,
      line: text,
      columns,
      // The whole of it is left on the screen when it is done.
      rows: this.#settle === undefined ? Number.POSITIVE_INFINITY : rows,
    });
    const up = this.#cursorRow > 0 ? `\u001B[${this.#cursorRow}A` : "";
    this.#terminal.write(`${up}\r\u001B[J${drawn.output}`);
    this.#cursorRow = drawn.cursorRow;
  }
}

/** Line feeds stay in the line and are shown; other control characters of a paste are dropped. */
function pastedText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, "\n")
      // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, "")
      .replace(/\n$/, "")
  );
}

function commonPrefix(candidates: readonly string[]): string {
  let prefix = candidates[0] ?? "";
  for (const candidate of candidates) {
    while (!candidate.startsWith(prefix)) prefix = prefix.slice(0, -1);
  }
  return prefix;
}
