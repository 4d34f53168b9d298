import type { CommandRun, RunResult } from "@aish/executor";

export interface ParkedRun {
  /** Counted from 1; told from a background job by its `%`. */
  readonly number: number;
  readonly command: string;
  readonly run: CommandRun;
  state: "stopped" | "running";
}

/** Commands that were stopped with Ctrl+Z. They live on terminals of this program and end with it. */
export class ParkedRuns {
  readonly #runs = new Map<number, ParkedRun>();
  readonly #finishers = new Map<number, (result: RunResult) => void>();
  readonly #onEnd: (run: ParkedRun, result: RunResult) => void;
  /** The command that has the terminal now. */
  current: CommandRun | undefined;

  constructor(onEnd: (run: ParkedRun, result: RunResult) => void) {
    this.#onEnd = onEnd;
  }

  add(run: CommandRun, command: string, finish: (result: RunResult) => void): ParkedRun {
    const number = Math.max(0, ...this.#runs.keys()) + 1;
    const parked: ParkedRun = { number, command, run, state: "stopped" };
    this.#runs.set(number, parked);
    this.#finishers.set(number, finish);
    return parked;
  }

  list(): readonly ParkedRun[] {
    return [...this.#runs.values()];
  }

  /** The one of that number; without a number the one parked last. */
  find(number: number | undefined): ParkedRun | undefined {
    return number === undefined ? this.list().at(-1) : this.#runs.get(number);
  }

  /** It has ended in the foreground. */
  settle(parked: ParkedRun, result: RunResult): void {
    this.#finishers.get(parked.number)?.(result);
    this.#runs.delete(parked.number);
    this.#finishers.delete(parked.number);
  }

  async continueInBackground(parked: ParkedRun): Promise<void> {
    parked.state = "running";
    parked.run.continueIn("background");
    const event = await parked.run.next();
    if (event.kind === "parked") {
      parked.state = "stopped";
      return;
    }
    this.settle(parked, event.result);
    this.#onEnd(parked, event.result);
  }

  /** Ends everything, for when the program goes. */
  async endAll(graceMs: number): Promise<void> {
    const runs = this.list().map((parked) => parked.run);
    if (this.current !== undefined) runs.push(this.current);
    await Promise.all(runs.map((run) => run.end("SIGHUP", graceMs)));
  }
}
