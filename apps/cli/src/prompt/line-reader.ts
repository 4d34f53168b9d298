import {
  bindings,
  createKeymap,
  queryTerminal,
  type Keymap,
  type TerminalAnswer,
} from "@aish/terminal/keys";
import { LineEditor, type EditorRequest, type EditorResult } from "@aish/terminal/editor";
import type { ViState } from "@aish/terminal/edit";
import type { Palette } from "@aish/terminal/theme";
import { AnswerFilter } from "../terminal/answer-filter.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { PlainReader } from "./plain-reader.ts";

export interface ReadRequest extends EditorRequest {
  /** Keys that were typed before it was asked answer something else: they wait for the next read. */
  readonly onlyNewKeys?: boolean;
  /** Told the terminal around the prompt; shows nothing. */
  readonly marks?: { readonly before: string; readonly after: string } | undefined;
}

export interface LineReaderOptions {
  readonly palette: () => Palette;
  readonly keymap?: Keymap<string>;
  readonly vi?: boolean;
  readonly escapeMs?: number;
  /** Asked what it is and can; answers come at any time. Undefined: the terminal is asked nothing. */
  readonly onAnswer?: (answer: TerminalAnswer) => void;
  readonly onFocus?: (focused: boolean) => void;
  /** The first entry is on the screen: what was put off for its sake can be done. */
  readonly onFirstEntry?: () => void;
  readonly onKeys?: () => void;
}

/** How long the last answers of the terminal are waited for, so that no program gets them as keys. */
const lateAnswersMs = 200;
/** Behind a question, or an answer to one, nothing more comes after so long. */
const answersMs = 5000;
/** A window that is dragged changes faster than can be drawn: it is drawn when it rests. */
const settleMs = 30;

/** The line editor on the person's terminal. */
export class LineReader {
  readonly #terminal: Terminal;
  readonly #options: LineReaderOptions;
  readonly #editor: LineEditor;
  readonly #plain: PlainReader | undefined;
  #answers: "unasked" | "awaited" | "known" = "unasked";
  /** When the last answer is given up, by the clock. */
  #answersEnd = 0;
  #hasKitty = false;
  #isFirst = true;
  #settled: (() => void) | undefined;

  constructor(terminal: Terminal, options: LineReaderOptions) {
    this.#terminal = terminal;
    this.#options = options;
    this.#plain = terminal.isPlain ? new PlainReader(terminal) : undefined;
    if (options.onAnswer === undefined) this.#answers = "known";
    this.#editor = new LineEditor({
      write: (output) => terminal.write(output),
      size: () => terminal.size,
      palette: options.palette,
      keymap:
        options.keymap ?? createKeymap(options.vi === true ? bindings.viInsert : bindings.emacs),
      menuKeymap: createKeymap(bindings.menu),
      vi: options.vi ?? false,
      escapeMs: options.escapeMs ?? 50,
      areAnswersAwaited: () => this.#answers === "awaited" && Date.now() < this.#answersEnd,
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
      news: {
        focus: (focused) => options.onFocus?.(focused),
        answer: (answer) => this.#heard(answer),
      },
    });
  }

  async read(request: ReadRequest): Promise<EditorResult> {
    const terminal = this.#terminal;
    if (this.#plain !== undefined) {
      this.#noteFirst();
      return this.#plain.read(request);
    }
    terminal.setMode("editing");
    terminal.readEntries(true);
    if (this.#answers === "unasked") {
      this.#answers = "awaited";
      this.#answersEnd = Date.now() + answersMs;
      terminal.write(queryTerminal);
    }
    const { marks } = request;
    if (marks !== undefined) terminal.write(marks.before);
    const reading = this.#editor.read(request);
    if (marks !== undefined) terminal.write(marks.after);
    this.#noteFirst();
    const rest: Uint8Array[] = [];
    // What was typed before is handed over at once, before a key can be new.
    let isNew = request.onlyNewKeys !== true;
    const release = terminal.takeKeys((bytes) => {
      this.#options.onKeys?.();
      if (isNew && this.#editor.isReading) rest.push(this.#editor.feed(bytes));
      else rest.push(bytes);
    });
    isNew = true;
    let settled: Timer | undefined;
    const stopResize = terminal.onResize(() => {
      this.#editor.hold();
      clearTimeout(settled);
      settled = setTimeout(() => this.#editor.resized(), settleMs);
    });
    const stopEnd = terminal.onEnd(() => this.#editor.end());
    try {
      const result = await reading;
      terminal.readEntries(false);
      if (this.#answers === "awaited") await this.#lateAnswers(rest);
      return result;
    } finally {
      release();
      stopResize();
      clearTimeout(settled);
      stopEnd();
      for (const bytes of rest) if (bytes.length > 0) terminal.keep(bytes);
    }
  }

  get isReading(): boolean {
    return (this.#plain ?? this.#editor).isReading;
  }

  get viState(): ViState | undefined {
    return this.#editor.viState;
  }

  /** Shows text on lines of its own above the line being typed, or just shows it between two reads. */
  printAbove(text: string): void {
    (this.#plain ?? this.#editor).printAbove(text);
  }

  /** Something that is shown beside the text has changed. */
  refresh(): void {
    this.#editor.refresh();
  }

  #noteFirst(): void {
    if (this.#isFirst) this.#options.onFirstEntry?.();
    this.#isFirst = false;
  }

  #heard(answer: TerminalAnswer): void {
    this.#answersEnd = Date.now() + answersMs;
    if (answer.kind === "keyboardFlags") this.#hasKitty = true;
    if (answer.kind === "deviceAttributes" && this.#answers === "awaited") {
      this.#answers = "known";
      this.#terminal.useKeys(this.#hasKitty ? "kitty" : "modifyOtherKeys");
      this.#settled?.();
    }
    if (answer.kind === "version") this.#editor.setTerminalName(answer.name);
    this.#options.onAnswer?.(answer);
  }

  /** A line was entered before the terminal has answered: its answers must not reach what runs now. */
  async #lateAnswers(rest: Uint8Array[]): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#settled = resolve;
    const filter = new AnswerFilter((answer) => this.#heard(answer));
    const early = rest.splice(0).map((bytes) => filter.take(bytes));
    const release = this.#terminal.takeKeys((bytes) => rest.push(filter.take(bytes)));
    rest.unshift(...early);
    // Once and for all: who types on while a terminal says nothing waits no longer for it.
    const timer = setTimeout(resolve, lateAnswersMs);
    if (this.#answers !== "known") await promise;
    clearTimeout(timer);
    release();
    rest.push(filter.rest());
    this.#settled = undefined;
    this.#answers = "known";
  }
}
