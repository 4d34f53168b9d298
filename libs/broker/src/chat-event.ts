import type { AishError } from "@aish/core";

/** What a chat stream yields: any number of pieces, then exactly one end. */
export type ChatEvent = TextEvent | ReasoningEvent | WaitingEvent | EndEvent;

export interface TextEvent {
  readonly kind: "text";
  readonly text: string;
}

export interface ReasoningEvent {
  readonly kind: "reasoning";
  readonly text: string;
}

/** Nothing has been sent yet, and why that is not an error. */
export interface WaitingEvent {
  readonly kind: "waiting";
  readonly why: string;
}

export interface EndEvent {
  readonly kind: "end";
  /** False if the server never said that the reply was over, or the caller stopped it. */
  readonly complete: boolean;
  readonly finishReason: string | undefined;
  /** Why a stream that had begun broke off; a stream that had not begun throws instead. */
  readonly failure: AishError | undefined;
  readonly usage: Usage | undefined;
  readonly timings: Timings | undefined;
  /** The name the server answered under. */
  readonly model: string | undefined;
  readonly durationMs: number;
}

export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What llama.cpp measured; other servers say nothing. */
export interface Timings {
  /** Prompt tokens that were found in the server's cache. */
  readonly cachedTokens: number | undefined;
  readonly promptMs: number | undefined;
  readonly tokensPerSecond: number | undefined;
}
