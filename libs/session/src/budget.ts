import { beginningOf, endOf } from "./format.ts";
import type { Model } from "./ports.ts";

/** What the wire adds to each message: its role and marks. */
export const tokensPerMessage = 8;

/**
 * Tokens that a request may have. Counts are mostly estimates, so some stay free; and a reply that
 * may be as long as the context leaves half of it to the request all the same.
 */
export function budgetOf({ context, maxTokens }: Pick<Model, "context" | "maxTokens">): number {
  const forReply = Math.min(maxTokens, context / 2);
  return Math.max(0, Math.floor((context - forReply) * 0.95) - 32);
}

/** The middle goes; the beginning, which says what it is, and the end, which says how it ended, stay. */
export function shortened(
  text: string,
  mostTokens: number,
  countTokens: (text: string) => number,
): string {
  const tokens = countTokens(text) + tokensPerMessage;
  if (tokens <= mostTokens) return text;
  const kept = Math.max(0, Math.floor((text.length * mostTokens) / tokens) - 60);
  const half = Math.floor(kept / 2);
  const head = beginningOf(text, half);
  const tail = endOf(text, half);
  const gone = text.length - head.length - tail.length;
  return `${head}\n[${gone} characters left out here]\n${tail}`;
}
