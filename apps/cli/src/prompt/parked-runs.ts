import type { CommandRun, RunResult } from "@aish/executor";

export interface ParkedRun {
  /** Counted from 1; told from a background job by its `%`. */
  readonly number: number;
  readonly command: string;
  readonly run: CommandRun;
  state: "stopped" | "running" | "inForeground";
}

/** Commands that were stopped with Ctrl+Z. They live on terminals of this program and end with it. */
export class ParkedRuns {
  readonly #runs = new Map<number, ParkedRun>();
  readonly #onEnd: (run: ParkedRun, result: RunResult) => void;
  #ending = false;
  /** The command that has the terminal now. */
  current: CommandRun | undefined;

  /** `onEnd` tells of those that end while they do not have the terminal. */
  constructor(onEnd: (run: ParkedRun, result: RunResult) => void) {
    this.#onEnd = onEnd;
  }

  add(run: CommandRun, command: string, finish: (result: RunResult) => void): ParkedRun {
    const number = Math.max(0, ...this.#runs.keys()) + 1;
    const parked: ParkedRun = { number, command, run, state: "stopped" };
    this.#runs.set(number, parked);
    void this.#settle(parked, finish);
    return parked;
  }

  async #settle(parked: ParkedRun, finish: (result: RunResult) => void): Promise<void> {
    const result = await parked.run.ended;
    this.#runs.delete(parked.number);
    finish(result);
    if (parked.state !== "inForeground" && !this.#ending) this.#onEnd(parked, result);
  }

  list(): readonly ParkedRun[] {
    return [...this.#runs.values()];
  }

  /** The one of that number; without a number the one parked last. */
  find(number: number | undefined): ParkedRun | undefined {
    return number === undefined ? this.list().at(-1) : this.#runs.get(number);
  }

  async continueInBackground(parked: ParkedRun): Promise<void> {
    parked.state = "running";
    parked.run.continueIn("background");
    const event = await parked.run.next();
    if (event.kind === "parked") parked.state = "stopped";
  }

  /** Ends everything, for when the program goes. */
  async endAll(graceMs: number): Promise<void> {
    this.#ending = true;
    const runs = this.list().map((parked) => parked.run);
    if (this.current !== undefined) runs.push(this.current);
    await Promise.all(runs.map((run) => run.end("SIGHUP", graceMs)));
  }
}
