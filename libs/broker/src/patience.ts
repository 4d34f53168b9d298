import { duration } from "./broker-error.ts";
import { textAt } from "./json.ts";
import { hostOf, type ModelEntry } from "./model-entry.ts";
import { isLoading, isOverflow, statusOf } from "./refusal-facts.ts";
import type { Trouble } from "./trouble.ts";

/** How often a request that had no reply yet is sent again. */
export interface Retry {
  /** Before each further try, unless the server names a time. */
  readonly pausesMs: readonly number[];
  /** A server that wants a longer pause is not waited for. */
  readonly longestMs: number;
}

export const defaultRetry: Retry = { pausesMs: [500, 2000], longestMs: 60_000 };

/** What to wait before the next try, and what the person is told. */
export interface Pause {
  readonly ms: number;
  readonly why: string;
}

/** Asked after each failure of one request; undefined: it is not tried again. */
export class Patience {
  readonly #entry: ModelEntry;
  readonly #retry: Retry;
  readonly #loadingMs: number;
  readonly #began = performance.now();
  #tries = 0;
  #looks = 0;

  constructor(entry: ModelEntry, retry: Retry, loadingMs: number) {
    this.#entry = entry;
    this.#retry = retry;
    this.#loadingMs = loadingMs;
  }

  pauseFor(trouble: Trouble): Pause | undefined {
    if (trouble.kind === "refusal" && isLoading(trouble)) return this.#pauseForLoading();
    const what = worthAnotherTry(trouble);
    const usual = this.#retry.pausesMs[this.#tries];
    if (what === undefined || usual === undefined) return undefined;
    const wanted = trouble.kind === "refusal" ? trouble.retryAfterMs : undefined;
    const ms = wanted ?? usual;
    if (ms > this.#retry.longestMs) return undefined;
    this.#tries += 1;
    return { ms, why: `${hostOf(this.#entry)} ${what}, trying again in ${duration(ms)}` };
  }

  #pauseForLoading(): Pause | undefined {
    if (performance.now() - this.#began > this.#loadingMs) return undefined;
    const ms = Math.min(100 * 2 ** this.#looks, 1000);
    this.#looks += 1;
    return { ms, why: "the server is loading its model" };
  }
}

function worthAnotherTry(trouble: Trouble): string | undefined {
  switch (trouble.kind) {
    case "refusal": {
      const busy = [429, 500, 502, 503, 504, 529].includes(statusOf(trouble));
      return busy && !isOverflow(trouble) ? "is busy" : undefined;
    }
    case "cutOff":
      return "broke off";
    case "unreachable":
      return /RESET|EPIPE|CLOSED/i.test(textAt(trouble.cause, "code") ?? "")
        ? "broke off"
        : undefined;
    case "timeout":
    case "alien":
    case "incomplete":
      return undefined;
    default:
      return trouble satisfies never;
  }
}
