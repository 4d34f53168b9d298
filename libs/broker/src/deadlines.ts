export interface Deadlines {
  /** From sending to the first piece of the reply; long, for a cold prompt on a slow machine. */
  readonly firstByteMs: number;
  /** Between two pieces. */
  readonly idleMs: number;
  /** How long a server may say that it is loading its model. */
  readonly loadingMs: number;
}

export const defaultDeadlines: Deadlines = {
  firstByteMs: 600_000,
  idleMs: 120_000,
  loadingMs: 300_000,
};
