import { sessionId, turnId, type SessionId, type TurnId } from "@aish/core";
import type { TurnRow } from "./schema/turns.ts";

export type TurnRole = TurnRow["role"];
export type TurnStatus = TurnRow["status"];

/** What is known of a reply, and of the request for it, once it has ended. */
export interface ReplyFacts {
  readonly model: string | undefined;
  readonly promptTokens: number | undefined;
  readonly completionTokens: number | undefined;
  /** The tokens are our guess: the server did not count them. */
  readonly tokensEstimated: boolean | undefined;
  /** Of the prompt, what the server knew already. */
  readonly cachedTokens: number | undefined;
  readonly durationMs: number | undefined;
  readonly firstTokenMs: number | undefined;
  readonly tokensPerSecond: number | undefined;
  /** Dollars. */
  readonly cost: number | undefined;
  /** It is not sent again. */
  readonly reasoning: string | undefined;
  /** The file with the request as it was sent, until retention removes it. */
  readonly requestPath: string | undefined;
  readonly requestBytes: number | undefined;
  /** For a summary: the last turn that it stands for. */
  readonly summaryUntil: TurnId | undefined;
}

export interface TurnRecord extends ReplyFacts {
  readonly id: TurnId;
  readonly sessionId: SessionId;
  /** 1, 2, 3 in its session, without gaps. */
  readonly seq: number;
  readonly role: TurnRole;
  readonly content: string;
  readonly status: TurnStatus;
  readonly createdAt: Date;
}

export function toTurn(row: TurnRow): TurnRecord {
  return {
    id: turnId(row.id),
    sessionId: sessionId(row.session_id),
    seq: row.seq,
    role: row.role,
    content: row.content,
    status: row.status,
    model: row.model ?? undefined,
    promptTokens: row.prompt_tokens ?? undefined,
    completionTokens: row.completion_tokens ?? undefined,
    tokensEstimated: row.tokens_estimated === null ? undefined : row.tokens_estimated === 1,
    cachedTokens: row.cached_tokens ?? undefined,
    durationMs: row.duration_ms ?? undefined,
    firstTokenMs: row.first_token_ms ?? undefined,
    tokensPerSecond: row.tokens_per_second ?? undefined,
    cost: row.cost ?? undefined,
    reasoning: row.reasoning ?? undefined,
    requestPath: row.request_path ?? undefined,
    requestBytes: row.request_bytes ?? undefined,
    summaryUntil: row.summary_until === null ? undefined : turnId(row.summary_until),
    createdAt: new Date(row.created_at),
  };
}

/** The columns of `toFactValues`, in its order. */
export const factColumns = [
  "model",
  "prompt_tokens",
  "completion_tokens",
  "tokens_estimated",
  "cached_tokens",
  "duration_ms",
  "first_token_ms",
  "tokens_per_second",
  "cost",
  "reasoning",
  "request_path",
  "request_bytes",
  "summary_until",
] as const satisfies readonly (keyof TurnRow)[];

/** A clock gives fractions, a broken server no numbers: the columns hold whole milliseconds, or NULL. */
export function toFactValues(facts: Partial<ReplyFacts>): (string | number | null)[] {
  return [
    facts.model ?? null,
    finite(facts.promptTokens),
    finite(facts.completionTokens),
    facts.tokensEstimated === undefined ? null : Number(facts.tokensEstimated),
    finite(facts.cachedTokens),
    whole(facts.durationMs),
    whole(facts.firstTokenMs),
    finite(facts.tokensPerSecond),
    finite(facts.cost),
    facts.reasoning ?? null,
    facts.requestPath ?? null,
    facts.requestBytes ?? null,
    facts.summaryUntil ?? null,
  ];
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function whole(value: number | undefined): number | null {
  const known = finite(value);
  return known === null ? null : Math.round(known);
}
