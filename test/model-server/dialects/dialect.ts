import type { ChatBody } from "../check-request.ts";
import type { ErrorShape, ScriptedReply } from "../script.ts";

/** How one kind of server writes. */
export interface Dialect {
  frames(told: Told): Frames;
  /** How it writes an error into a stream that has begun. */
  readonly errorShape: ErrorShape;
  /** The body of an answer that is no reply. */
  refusal(status: number, message: string): object;
  /** What it does with more tokens than fit. */
  readonly overflow: Overflow;
  /** The body of a 400 for a request that it does not take; undefined if it takes it. */
  rejects?(body: ChatBody, model: string): object | undefined;
}

/** `truncate`: without a word; `refuse`: with 400 and this body. */
export type Overflow =
  { readonly kind: "truncate" } | { readonly kind: "refuse"; body(counts: OverflowCounts): object };

export interface OverflowCounts {
  readonly prompt: number;
  readonly reply: number;
  readonly context: number;
}

/** One reply, and what the request said about how it wants it. */
export interface Told {
  readonly reply: ScriptedReply;
  readonly model: string;
  readonly text: string;
  readonly calls: readonly WrittenCall[];
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly wantsUsage: boolean;
  readonly wantsProgress: boolean;
  /** With every token. */
  readonly wantsTimings: boolean;
}

export interface WrittenCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface Frames {
  /** Comments and progress: what is before the reply itself. */
  readonly before: readonly string[];
  readonly reply: readonly string[];
}
