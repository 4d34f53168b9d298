export interface Ready {
  readonly descriptor: number;
  readonly events: number;
}

/** Knows what is ready when it is asked, and says when asking is worth it. */
export interface Watch {
  /** False: it is ready, and always will be. */
  watch(descriptor: number, events: number): boolean;
  forget(descriptor: number): void;
  ready(): readonly Ready[];
  /** Calls back once, as soon as something may be ready; keeps the process alive until then. */
  alarm(ring: () => void): Alarm;
}

export interface Alarm {
  stop(): void;
}
