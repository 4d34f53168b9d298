import type { JsonObject } from "./json.ts";

/** Why a request has no reply, or no more of it. */
export type Trouble =
  | Refusal
  /** No connection was made. */
  | { readonly kind: "unreachable"; readonly cause: unknown }
  /** A connection was made and did not hold. */
  | { readonly kind: "cutOff"; readonly cause: unknown }
  | { readonly kind: "timeout"; readonly waitedFor: string; readonly afterMs: number }
  /** Something else answers there than a chat server. */
  | { readonly kind: "alien"; readonly what: string }
  /** The stream ended without saying that the reply was over. */
  | { readonly kind: "incomplete" };

/** What a server answered instead of a reply, or in the middle of one. */
export interface Refusal {
  readonly kind: "refusal";
  /** 200 for an error that arrived inside a stream. */
  readonly status: number;
  readonly error: JsonObject | string;
  readonly retryAfterMs: number | undefined;
}
