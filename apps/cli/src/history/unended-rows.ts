import type { HistoryId } from "@aish/core";
import type { Records } from "../records.ts";
import type { Remembered } from "./remembered.ts";

/** How a row ended; all undefined for one whose end nobody saw. */
export interface RowEnd {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly durationMs: number | undefined;
}

/** More are not asked about: an end that nobody saw is in no row. */
const mostWatched = 50;

/** Gives back the row if it is one to learn from. */
type TakeEnd = (end: RowEnd) => Remembered | undefined;

/** What others were still running when it was seen, until they have ended. */
export class UnendedRows {
  readonly #waiting = new Map<HistoryId, TakeEnd>();

  watch(id: HistoryId | undefined, take: TakeEnd): void {
    if (id === undefined) return;
    this.#waiting.set(id, take);
    if (this.#waiting.size <= mostWatched) return;
    const oldest = Math.min(...this.#waiting.keys());
    for (const known of this.#waiting.keys()) if (known === oldest) this.#waiting.delete(known);
  }

  /** Hands over the ends that were written down since. */
  look({ attempt }: Pick<Records, "attempt">): readonly Remembered[] {
    const ended: Remembered[] = [];
    for (const [id, take] of this.#waiting) {
      const row = attempt(({ history }) => ({ now: history.get(id) }), undefined);
      if (row === undefined) break; // the database refuses: later
      const { now } = row;
      if (now !== undefined && !hasEnded(now) && now.lostAt === undefined) continue;
      this.#waiting.delete(id);
      const taken = now === undefined ? undefined : take(now);
      if (taken !== undefined) ended.push(taken);
    }
    return ended;
  }
}

export function hasEnded({ exitCode, signal, durationMs }: RowEnd): boolean {
  return exitCode !== undefined || signal !== undefined || durationMs !== undefined;
}
