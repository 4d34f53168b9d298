import type { KnownCommand } from "./known-command.ts";
import type { Suggestion } from "./past-command.ts";

interface Scored {
  readonly known: KnownCommand;
  readonly score: number;
}

/** The few best of many, without sorting the rest. */
export class BestSuggestions {
  readonly #limit: number;
  /** Best first. */
  readonly #best: Scored[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(known: KnownCommand, score: number): void {
    const worst = this.#best[this.#limit - 1];
    if (this.#limit <= 0 || (worst !== undefined && !isBetter(known, score, worst))) return;
    let at = this.#best.length;
    for (; at > 0; at--) {
      const above = this.#best[at - 1];
      if (above !== undefined && !isBetter(known, score, above)) break;
    }
    this.#best.splice(at, 0, { known, score });
    if (this.#best.length > this.#limit) this.#best.pop();
  }

  suggestions(): readonly Suggestion[] {
    return this.#best.map(({ known, score }) => ({ command: known.command, score }));
  }
}

/** Of equals the one that was run last. */
function isBetter(known: KnownCommand, score: number, other: Scored): boolean {
  return score === other.score ? known.lastRun > other.known.lastRun : score > other.score;
}
