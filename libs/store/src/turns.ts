import { sessionId, turnId, type SessionId, type TurnId } from "@aish/core";
import type { Connection } from "./connection.ts";
import { foundAsWord, toLikePattern, toWordQuery } from "./search-words.ts";
import type { TurnRow } from "./schema/turns.ts";

export type TurnRole = TurnRow["role"];
export type TurnStatus = TurnRow["status"];

export interface TurnRecord {
  readonly id: TurnId;
  readonly sessionId: SessionId;
  /** 1, 2, 3 in its session, without gaps. */
  readonly seq: number;
  readonly role: TurnRole;
  readonly content: string;
  readonly status: TurnStatus;
  readonly model: string | undefined;
  readonly promptTokens: number | undefined;
  readonly completionTokens: number | undefined;
  readonly durationMs: number | undefined;
  readonly createdAt: Date;
}

export interface NewTurn {
  readonly sessionId: SessionId;
  readonly role: TurnRole;
  readonly content: string;
  /** `complete` if absent. */
  readonly status?: TurnStatus | undefined;
  readonly model?: string | undefined;
  readonly promptTokens?: number | undefined;
  readonly completionTokens?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly createdAt: Date;
}

export interface TurnSearch {
  readonly sessionId?: SessionId | undefined;
  readonly limit: number;
}

export interface TurnStore {
  add(turn: NewTurn): TurnId;
  /** The last `count` turns of a session, oldest first. */
  last(sessionId: SessionId, count: number): TurnRecord[];
  /** Turns that contain every word, or words beginning with them, newest first. */
  search(words: readonly string[], query: TurnSearch): TurnRecord[];
  /** Newest first. */
  rows(query: TurnSearch): TurnRow[];
}

export function createTurnStore(connection: Connection): TurnStore {
  const insert = connection.query<never>(`
    INSERT INTO turns (session_id, seq, role, content, status, model, prompt_tokens,
      completion_tokens, duration_ms, created_at)
    SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
    FROM turns WHERE session_id = ?1`);
  const touch = connection.query<never>(
    "UPDATE sessions SET updated_at = max(updated_at, ?2) WHERE id = ?1",
  );
  const newestOf = connection.query<TurnRow>(
    "SELECT * FROM turns WHERE session_id = ? ORDER BY seq DESC LIMIT ?",
  );
  const newest = connection.query<TurnRow>("SELECT * FROM turns ORDER BY id DESC LIMIT ?");

  function search(words: readonly string[], { sessionId: session, limit }: TurnSearch): TurnRow[] {
    const wanted = words.filter((word) => word !== "");
    const indexed = wanted.filter(foundAsWord);
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    if (indexed.length > 0) {
      conditions.push("turns_fts MATCH ?");
      values.push(toWordQuery(indexed));
    }
    if (session !== undefined) {
      conditions.push("turns.session_id = ?");
      values.push(session);
    }
    for (const word of wanted) {
      if (foundAsWord(word)) continue;
      conditions.push(String.raw`turns.content LIKE ? ESCAPE '\'`);
      values.push(toLikePattern(word));
    }
    const source =
      indexed.length > 0 ? "turns_fts CROSS JOIN turns ON turns.id = turns_fts.rowid" : "turns";
    const order = indexed.length > 0 ? "turns_fts.rowid" : "turns.id";
    const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
    const sql = `SELECT turns.* FROM ${source} ${where} ORDER BY ${order} DESC LIMIT ?`;
    return connection.query<TurnRow>(sql).all(...values, limit);
  }

  return {
    add(turn) {
      const at = turn.createdAt.toISOString();
      return connection.write(() => {
        const { id } = insert.run(
          turn.sessionId,
          turn.role,
          turn.content,
          turn.status ?? "complete",
          turn.model ?? null,
          turn.promptTokens ?? null,
          turn.completionTokens ?? null,
          turn.durationMs === undefined ? null : Math.round(turn.durationMs),
          at,
        );
        touch.run(turn.sessionId, at);
        return turnId(id);
      });
    },
    last: (session, count) => newestOf.all(session, count).map(toTurn).toReversed(),
    search: (words, query) => search(words, query).map(toTurn),
    rows: ({ sessionId: session, limit }) =>
      session === undefined ? newest.all(limit) : newestOf.all(session, limit),
  };
}

function toTurn(row: TurnRow): TurnRecord {
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
    durationMs: row.duration_ms ?? undefined,
    createdAt: new Date(row.created_at),
  };
}
