import type { AishError } from "@aish/core";
import type { ReplyPart } from "./reply.ts";

/** What a reply yields: any number of events, then exactly one end. */
export type ReplyEvent = ReplyPart | WaitingEvent | ReadingEvent | ReplyEnd;

/** Nothing has been said yet, and why that is not an error. */
export interface WaitingEvent {
  readonly kind: "waiting";
  readonly why: string;
}

/** Tokens of the prompt that the server has read, of all that it has to. */
export interface ReadingEvent {
  readonly kind: "reading";
  readonly read: number;
  readonly total: number;
}

export interface ReplyEnd {
  readonly kind: "end";
  /** The whole reply as written, tool calls as `CMD:` lines; the reasoning is not in it. */
  readonly text: string;
  readonly reasoning: string;
  /** False if the server never said that the reply was over, or the caller stopped it. */
  readonly complete: boolean;
  readonly finishReason: string | undefined;
  /** Why a stream that had begun broke off; one that had not begun throws instead. */
  readonly failure: AishError | undefined;
  readonly usage: ReplyUsage;
  readonly timings: ReplyTimings;
  /** The name the server answered under. */
  readonly model: string | undefined;
  readonly durationMs: number;
  /** The JSON body of the last try, exactly as it was sent. */
  readonly request: string;
}

export interface ReplyUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** No tokenizer was asked: to be shown with a `~`. */
  readonly estimated: boolean;
  /** Dollars: the server's word, else by the prices of the entry. */
  readonly cost: number | undefined;
}

export interface ReplyTimings {
  readonly firstTokenMs: number | undefined;
  readonly tokensPerSecond: number | undefined;
  /** Prompt tokens that the server found in its cache. */
  readonly cachedTokens: number | undefined;
  readonly promptMs: number | undefined;
}
