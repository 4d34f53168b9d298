import { copyToClipboard } from "@aish/terminal/editor";
import { createKeyDecoder, type KeyDecoder, type TerminalAnswer } from "@aish/terminal/keys";
import { screenBytes, type Pager, type PagerResult, type PagerView } from "@aish/terminal/pager";
import type { Terminal } from "../terminal/terminal.ts";

const enter = "\u001B[?1049h\u001B[?25l\u001B[?7l";
const leave = "\u001B[?2026l\u001B[r\u001B[m\u001B[?7h\u001B[?25h\u001B[?1049l";
const askBackground = "\u001B]11;?\u001B\\\u001B[c";
const escapeMs = 50;
const answerMs = 300;
const lookMs = 250;
const redrawMs = 100;

/** Why a pager was left. */
export type PagerEnd =
  | Exclude<PagerResult, { readonly kind: "open" | "copy" | "redraw" }>
  /** The terminal is gone, or the program is to end. */
  | { readonly kind: "gone" };

export interface PagerScreenOptions {
  readonly terminal: Terminal;
  readonly asksBackground: boolean;
  readonly hear: (answer: TerminalAnswer) => void;
}

/** The alternate screen, on which pagers are looked through one after another. */
export class PagerScreen {
  readonly #terminal: Terminal;
  readonly #options: PagerScreenOptions;
  readonly #undo: (() => void)[] = [];
  #decoder: KeyDecoder = createKeyDecoder();
  #flush: Timer | undefined;
  #isOpen = false;
  #shown: PagerView | undefined;
  #pager: Pager | undefined;
  #end: ((end: PagerEnd) => void) | undefined;
  /** Goes on with what a key has begun that lasts. */
  #wake: (() => void) | undefined;
  #answers: PromiseWithResolvers<void> | undefined;

  constructor(options: PagerScreenOptions) {
    this.#options = options;
    this.#terminal = options.terminal;
  }

  /** Shows a pager until it is left. `refresh` says whether its text has grown. */
  async visit(pager: Pager, refresh: () => boolean): Promise<PagerEnd> {
    this.#open();
    if (this.#terminal.hasEnded) return { kind: "gone" };
    this.#pager = pager;
    this.#shown = undefined;
    const { promise, resolve } = Promise.withResolvers<PagerEnd>();
    this.#end = resolve;
    this.#draw();
    const stopWork = this.#workBeside(pager, refresh);
    const end = await promise;
    stopWork();
    this.#pager = undefined;
    this.#end = undefined;
    return end;
  }

  /** Leaves the terminal as it was. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#leave();
    if (this.#answers !== undefined && !this.#terminal.hasEnded) {
      // What the terminal still answers is for nobody else.
      const timer = setTimeout(this.#answers.resolve, answerMs);
      await this.#answers.promise;
      clearTimeout(timer);
    }
    clearTimeout(this.#flush);
    for (const undo of this.#undo.splice(0)) undo();
  }

  #open(): void {
    if (this.#isOpen) return;
    const terminal = this.#terminal;
    this.#isOpen = true;
    this.#decoder = createKeyDecoder();
    const leaves = (): void => this.#leave();
    // Ways out that come past no `finally`.
    process.on("uncaughtExceptionMonitor", leaves);
    process.on("exit", leaves);
    terminal.setMode("editing");
    terminal.write(enter);
    if (this.#options.asksBackground) {
      this.#answers = Promise.withResolvers();
      terminal.write(askBackground);
    }
    this.#undo.push(
      terminal.takeKeys((bytes) => this.#receive(bytes)),
      terminal.onResize(() => {
        this.#shown = undefined;
        this.#draw();
      }),
      terminal.onEnd(() => {
        this.#leave();
        this.#end?.({ kind: "gone" });
      }),
      () => process.off("uncaughtExceptionMonitor", leaves),
      () => process.off("exit", leaves),
    );
  }

  #leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#terminal.write(leave);
  }

  #receive(bytes: Uint8Array): void {
    clearTimeout(this.#flush);
    this.#handle(this.#decoder.decode(bytes));
    if (!this.#decoder.isWaiting) return;
    this.#flush = setTimeout(() => this.#handle(this.#decoder.flush()), escapeMs);
  }

  #handle(events: ReturnType<KeyDecoder["decode"]>): void {
    const pager = this.#pager;
    for (const event of events) {
      if (event.kind === "answer") {
        this.#options.hear(event.answer);
        if (event.answer.kind === "deviceAttributes") {
          this.#answers?.resolve();
          this.#answers = undefined;
        }
        continue;
      }
      const result = pager?.handle(event);
      if (result === undefined || result.kind === "open") continue;
      if (result.kind === "copy") this.#terminal.write(copyToClipboard(result.text));
      else if (result.kind === "redraw") this.#shown = undefined;
      else return this.#end?.(result);
    }
    this.#draw();
    this.#wake?.();
  }

  #draw(): void {
    if (!this.#isOpen || this.#pager === undefined) return;
    const view = this.#pager.view(this.#terminal.size);
    const bytes = screenBytes(this.#shown, view);
    this.#shown = view;
    if (bytes !== "") this.#terminal.write(bytes);
  }

  /** Searches and counts through large texts between the keys, and looks whether there is more to read. */
  #workBeside(pager: Pager, refresh: () => boolean): () => void {
    let slice: Timer | undefined;
    let drawn = 0;
    const work = (): void => {
      slice = undefined;
      const wasBusy = pager.isBusy;
      const hasMore = pager.work();
      const now = performance.now();
      if ((wasBusy && now - drawn > redrawMs) || wasBusy !== pager.isBusy || !hasMore) {
        drawn = now;
        this.#draw();
      }
      if (hasMore) slice = setTimeout(work, 0);
    };
    const look = setInterval(() => {
      const hasGrown = refresh();
      if (hasGrown) pager.grown();
      if (slice === undefined && (hasGrown || pager.isBusy)) work();
    }, lookMs);
    work();
    this.#wake = () => {
      if (slice === undefined && pager.isBusy) slice = setTimeout(work, 0);
    };
    return () => {
      clearInterval(look);
      clearTimeout(slice);
      this.#wake = undefined;
    };
  }
}
