import { phaseLine, type Phase } from "@aish/terminal";

export interface SpinnerOptions {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly utf8: boolean;
  readonly dim: (text: string) => string;
}

const drawEveryMs = 100;

/** One line that says what is waited for, drawn at the cursor while nothing else is written. */
export class Spinner {
  readonly #options: SpinnerOptions;
  #phase: Phase | undefined;
  #since = 0;
  #timer: Timer | undefined;
  #drawn = false;

  constructor(options: SpinnerOptions) {
    this.#options = options;
  }

  /** The cursor must stand at the beginning of a line. */
  show(phase: Phase): void {
    if (this.#phase?.kind !== phase.kind) this.#since = Date.now();
    this.#phase = phase;
    // What is answered at once needs no spinner: the first picture comes with the first tick.
    this.#timer ??= setInterval(() => this.#draw(), drawEveryMs);
    this.#timer.unref();
  }

  hide(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#phase = undefined;
    if (this.#drawn) this.#options.write("\r\u001B[K");
    this.#drawn = false;
  }

  #draw(): void {
    if (this.#phase === undefined) return;
    const { write, columns, utf8, dim } = this.#options;
    // One column stays free: a full line would leave the cursor in the next one on some terminals.
    const line = phaseLine(this.#phase, Date.now() - this.#since, columns() - 1, { utf8 });
    write(`\r${dim(line)}\u001B[K`);
    this.#drawn = true;
  }
}
