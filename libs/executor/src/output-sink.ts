import { ExcerptBuilder } from "./excerpt.ts";
import { ScreenModes } from "./screen-modes.ts";

export interface OutputSummary {
  /** Everything the command printed, also beyond what was kept. */
  readonly bytes: number;
  /** Where the bytes are, escapes and all; undefined if there were none or they could not be kept. */
  readonly path: string | undefined;
  /** Bytes on disk; fewer than `bytes` when the cap or a full disk cut it. */
  readonly keptBytes: number;
  readonly excerpt: string;
  /** The command used the alternate screen, whose contents are not part of the excerpt. */
  readonly fullScreen: boolean;
}

export interface OutputSinkOptions {
  readonly path: string;
  readonly capBytes: number;
  /** Names the command that shows everything, for the excerpt's notices. */
  readonly more: string;
}

/** Takes the bytes of one command: all of them to disk up to the cap, a fixed amount in memory. */
export class OutputSink {
  readonly screen = new ScreenModes();
  readonly #options: OutputSinkOptions;
  readonly #excerpt = new ExcerptBuilder();
  #file: number | undefined;
  #bytes = 0;
  #keptBytes = 0;
  #keeping = true;

  constructor(options: OutputSinkOptions) {
    this.#options = options;
  }

  write(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    this.#bytes += chunk.length;
    this.#keep(chunk);
    const wasAlternate = this.screen.alternate;
    this.screen.write(chunk);
    if (!wasAlternate && !this.screen.alternate) this.#excerpt.write(chunk);
  }

  #keep(chunk: Uint8Array): void {
    if (!this.#keeping) return;
    const room = this.#options.capBytes - this.#keptBytes;
    const piece = chunk.length <= room ? chunk : chunk.subarray(0, room);
    if (piece.length === 0) {
      this.#keeping = false;
      return;
    }
    try {
      this.#file ??= this.#open();
      for (let at = 0; at < piece.length;) at += this.#fs.writeSync(this.#file, piece, at);
      this.#keptBytes += piece.length;
    } catch {
      // A full or read-only disk must not stop the command; the summary says what was kept.
      this.#keeping = false;
    }
    if (piece.length < chunk.length) this.#keeping = false;
  }

  /** Loaded with the first byte: a command that prints nothing must not pay for it. */
  get #fs() {
    return process.getBuiltinModule("node:fs");
  }

  #open(): number {
    const { path } = this.#options;
    const { mkdirSync, openSync } = this.#fs;
    mkdirSync(path.slice(0, path.lastIndexOf("/")), { recursive: true, mode: 0o700 });
    return openSync(path, "w", 0o600);
  }

  close(): OutputSummary {
    if (this.#file !== undefined) this.#fs.closeSync(this.#file);
    this.#keeping = false;
    const path = this.#file === undefined ? undefined : this.#options.path;
    this.#file = undefined;
    const shown = this.#excerpt.text(this.#options.more);
    const { fullScreen } = this.screen;
    const excerpt = fullScreen ? `[a full-screen program ran here]\n${shown}`.trim() : shown;
    return {
      bytes: this.#bytes,
      path,
      keptBytes: this.#keptBytes,
      excerpt,
      fullScreen,
    };
  }
}
