/** One line of the table: what was measured, and the budget that it is held against. */
export interface Row {
  readonly what: string;
  readonly budget: string;
  /** As people read it: a ratio where the budget is one. */
  readonly measured: string;
  readonly holds: boolean;
  /** The medians behind it, ours and the peers', in the order in which they are worth reading. */
  readonly behind: readonly string[];
}

export type Bench = (workshop: Workshop) => Promise<readonly Row[]>;

/** What all measurements share. Everything is in one temporary directory that goes in the end. */
export interface Workshop {
  readonly directory: string;
  /** argv of the program as the npm package has it, and as one binary. */
  readonly bundled: readonly string[];
  readonly compiled: readonly string[];
  /** How often a thing of a few milliseconds is measured; slow ones take a fraction of it. */
  readonly rounds: number;
  /** How large "large" is: 1,000,000 commands in a full run. */
  readonly historyRows: number;
  readonly floodBytes: number;
  /** An environment with a home of its own, called `name`. */
  environment(name: string): Promise<Record<string, string>>;
}
