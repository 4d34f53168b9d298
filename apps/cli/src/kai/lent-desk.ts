import type { ByteSource, Kernel } from "@aish/kernel";
import type { Terminal } from "../terminal/terminal.ts";
import type { KaiDesk } from "./kai-desk.ts";
import { KaiRuns } from "./kai-runs.ts";
import { promptStreams } from "./prompt-streams.ts";
import { standardStreams, type StandardStreams } from "./standard-streams.ts";

export interface LentDeskOptions {
  readonly terminal: Terminal;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Whole lines of jobs that print while nothing runs in front. */
  readonly showAbove: (text: string) => void;
}

/** Runs entries of kai on a terminal that belongs to somebody else, who lends it to each of them. */
export class LentDesk implements KaiDesk {
  readonly kernel: Kernel;
  readonly streams: StandardStreams;
  readonly terminal: Terminal;
  readonly #runs: KaiRuns;
  readonly #stdin: ByteSource;
  #isLent = false;

  constructor({ terminal, cwd, variables, showAbove }: LentDeskOptions) {
    this.terminal = terminal;
    this.#runs = new KaiRuns(cwd, variables);
    this.kernel = this.#runs.kernel;
    const own = standardStreams(this.#runs.processes);
    this.#stdin = own.stdin;
    this.streams = promptStreams(own, () => (this.#isLent ? undefined : showAbove));
  }

  async attend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const typed = this.#takeTyped();
    const ask = (): void => this.#runs.askToStop();
    process.on("SIGINT", ask);
    process.on("SIGQUIT", meantForPrograms);
    this.#isLent = true;
    try {
      return await this.terminal.lend(async () => {
        if (typed.length > 0) this.#stdin.unread(typed.map(toNewline));
        try {
          return await this.#runs.attend(run);
        } finally {
          await this.streams.flush();
          await this.#leaveInput();
        }
      });
    } finally {
      this.#isLent = false;
      process.off("SIGINT", ask);
      process.off("SIGQUIT", meantForPrograms);
    }
  }

  interrupt(status: number): void {
    this.#runs.interrupt(status);
  }

  async end(graceMs: number): Promise<void> {
    await this.#runs.end(graceMs);
  }

  /** What was typed before the entry began is for the entry. */
  #takeTyped(): Uint8Array {
    const typed: Uint8Array[] = [];
    const release = this.terminal.takeKeys((bytes) => typed.push(bytes));
    release();
    return Buffer.concat(typed);
  }

  /** Keys that nothing took are for the next entry, and none is swallowed by a read that still waits. */
  async #leaveInput(): Promise<void> {
    this.#stdin.withdraw?.();
    while (this.#stdin.descriptor === undefined) {
      const left = await this.#stdin.read();
      if (left === undefined) return;
      this.terminal.keep(left.map(toReturn));
    }
  }
}

function meantForPrograms(): void {}

/** As the terminal would have given it to a program. */
function toNewline(byte: number): number {
  return byte === 0x0d ? 0x0a : byte;
}

function toReturn(byte: number): number {
  return byte === 0x0a ? 0x0d : byte;
}
