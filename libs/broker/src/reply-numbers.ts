import type { ChatFacts } from "./chat-chunk.ts";
import { numberAt } from "./json.ts";
import type { ModelEntry } from "./model-entry.ts";
import type { ReplyTimings } from "./reply-event.ts";

export interface TokenUse {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What the server counted, if it did. */
export function countedUse({ usage, timings }: ChatFacts): TokenUse | undefined {
  const promptTokens = numberAt(usage, "prompt_tokens");
  const completionTokens = numberAt(usage, "completion_tokens");
  if (promptTokens !== undefined && completionTokens !== undefined) {
    return { promptTokens, completionTokens };
  }
  const read = numberAt(timings, "prompt_n");
  const written = numberAt(timings, "predicted_n");
  if (read === undefined || written === undefined) return undefined;
  return { promptTokens: read + (numberAt(timings, "cache_n") ?? 0), completionTokens: written };
}

/** Dollars: the server's word, else by the prices of the entry. */
export function costOf(
  { usage }: ChatFacts,
  used: TokenUse,
  entry: ModelEntry,
): number | undefined {
  const said = numberAt(usage, "cost");
  const { priceIn, priceOut } = entry;
  if (said !== undefined || (priceIn === undefined && priceOut === undefined)) return said;
  return (used.promptTokens * (priceIn ?? 0) + used.completionTokens * (priceOut ?? 0)) / 1e6;
}

/** Moments of one request, of `performance.now()`. */
export interface Moments {
  readonly sent: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

export function timingsOf(
  { usage, timings }: ChatFacts,
  { sent, first, last }: Moments,
  completionTokens: number,
): ReplyTimings {
  const seconds = ((last ?? 0) - (first ?? 0)) / 1000;
  // Less than that is one piece, which says nothing of how long it took to write.
  const measured =
    seconds > 0.02 && completionTokens > 1 ? (completionTokens - 1) / seconds : undefined;
  return {
    firstTokenMs: first === undefined ? undefined : first - sent,
    tokensPerSecond: numberAt(timings, "predicted_per_second") ?? measured,
    cachedTokens:
      numberAt(timings, "cache_n") ?? numberAt(usage, "prompt_tokens_details", "cached_tokens"),
    promptMs: numberAt(timings, "prompt_ms"),
  };
}
