import { turnId, type SessionId, type TurnId } from "@aish/core";
import type { Connection } from "./connection.ts";
import { createRemovable, type Removable, type RetentionLimits } from "./retention.ts";
import { foundAsWord, toLikePattern, toWordQuery } from "./search-words.ts";
import type { TurnRow } from "./schema/turns.ts";
import { factColumns, toFactValues, toTurn } from "./turn-row.ts";
import type { ReplyFacts, TurnRecord, TurnRole, TurnStatus } from "./turn-row.ts";

export interface NewTurn extends Partial<ReplyFacts> {
  readonly sessionId: SessionId;
  readonly role: TurnRole;
  readonly content: string;
  /** `complete` if absent. A reply that still arrives is `interrupted` until its end is here. */
  readonly status?: TurnStatus | undefined;
  readonly createdAt: Date;
}

export interface TurnChanges extends Partial<ReplyFacts> {
  readonly content?: string | undefined;
  readonly status?: TurnStatus | undefined;
}

export interface TurnSearch {
  readonly sessionId?: SessionId | undefined;
  readonly limit: number;
}

export interface TurnStore {
  add(turn: NewTurn): TurnId;
  /** Changes what is given and leaves the rest. False if there is no such turn (any more). */
  update(id: TurnId, changes: TurnChanges): boolean;
  /** The last `count` turns of a session, oldest first. */
  last(sessionId: SessionId, count: number): TurnRecord[];
  /**
   * Oldest first: the newest summary that says what it stands for, if there is one, then the newest
   * `limit` of the turns after those.
   */
  forModel(sessionId: SessionId, limit: number): TurnRecord[];
  /** The one of that number in its session. */
  at(sessionId: SessionId, seq: number): TurnRecord | undefined;
  /** The newest whose request is kept. */
  lastSent(sessionId: SessionId): TurnRecord | undefined;
  /** The first question behind the last note that reads so, or else of the session. */
  firstQuestionAfter(sessionId: SessionId, note: string): TurnRecord | undefined;
  /** Turns that contain every word, or words beginning with them, newest first. */
  search(words: readonly string[], query: TurnSearch): TurnRecord[];
  /** Newest first. */
  rows(query: TurnSearch): TurnRow[];
  /** Turns whose request file retention may remove, oldest first. */
  removableRequests(limits: RetentionLimits): Removable<TurnId>[];
  /** The turns forget their files. */
  forgetRequests(ids: readonly TurnId[]): void;
}

export function createTurnStore(connection: Connection): TurnStore {
  const insert = connection.query<never>(`
    INSERT INTO turns (session_id, seq, role, content, status, created_at, ${factColumns.join(", ")})
    SELECT ?1, coalesce(max(seq), 0) + 1, ?2, ?3, ?4, ?5,
      ${factColumns.map((_, place) => `?${place + 6}`).join(", ")}
    FROM turns WHERE session_id = ?1`);
  const touch = connection.query<never>(
    "UPDATE sessions SET updated_at = max(updated_at, ?2) WHERE id = ?1",
  );
  // Apart, because to name the content is to index it anew.
  const setContent = connection.query<never>("UPDATE turns SET content = ?2 WHERE id = ?1");
  const setRest = connection.query<never>(`
    UPDATE turns SET status = coalesce(?2, status),
      ${factColumns.map((name, place) => `${name} = coalesce(?${place + 3}, ${name})`).join(", ")}
    WHERE id = ?1`);
  const newestOf = connection.query<TurnRow>(
    "SELECT * FROM turns WHERE session_id = ? ORDER BY seq DESC LIMIT ?",
  );
  const newest = connection.query<TurnRow>("SELECT * FROM turns ORDER BY id DESC LIMIT ?");
  const bySeq = connection.query<TurnRow>("SELECT * FROM turns WHERE session_id = ? AND seq = ?");
  const newestSent = connection.query<TurnRow>(`
    SELECT * FROM turns WHERE session_id = ? AND request_path IS NOT NULL
    ORDER BY seq DESC LIMIT 1`);
  const firstQuestion = connection.query<TurnRow>(`
    SELECT * FROM turns WHERE session_id = ?1 AND role = 'user' AND seq > coalesce(
      (SELECT max(seq) FROM turns WHERE session_id = ?1 AND role = 'note' AND content = ?2), 0)
    ORDER BY seq LIMIT 1`);
  const newestSummary = connection.query<TurnRow>(`
    SELECT * FROM turns INDEXED BY turns_summaries
    WHERE session_id = ? AND summary_until IS NOT NULL AND role = 'summary'
    ORDER BY seq DESC LIMIT 1`);
  const after = connection.query<TurnRow>(`
    SELECT * FROM turns WHERE session_id = ?1 AND id > ?2 AND role <> 'summary'
    ORDER BY seq DESC LIMIT ?3`);
  const removable = createRemovable(connection, {
    total: `SELECT coalesce(sum(request_bytes), 0) AS bytes FROM turns
      WHERE request_path IS NOT NULL`,
    oldest: `SELECT id, request_path AS path, coalesce(request_bytes, 0) AS bytes, created_at AS at
      FROM turns WHERE request_path IS NOT NULL ORDER BY created_at LIMIT ?`,
  });
  const forgetRequest = connection.query<never>(
    "UPDATE turns SET request_path = NULL, request_bytes = NULL WHERE id = ?",
  );

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
        const status = turn.status ?? "complete";
        const facts = toFactValues(turn);
        const { id } = insert.run(turn.sessionId, turn.role, turn.content, status, at, ...facts);
        touch.run(turn.sessionId, at);
        return turnId(id);
      });
    },
    update: (id, { content, status, ...facts }) =>
      connection.write(() => {
        const isThere = setRest.run(id, status ?? null, ...toFactValues(facts)).changes === 1;
        if (isThere && content !== undefined) setContent.run(id, content);
        return isThere;
      }),
    last: (session, count) => newestOf.all(session, count).map(toTurn).toReversed(),
    forModel(session, limit) {
      const summary = newestSummary.get(session);
      const turns = after.all(session, summary?.summary_until ?? 0, limit).toReversed();
      return (summary === undefined ? turns : [summary, ...turns]).map(toTurn);
    },
    at: (session, seq) => turnOf(bySeq.get(session, seq)),
    lastSent: (session) => turnOf(newestSent.get(session)),
    firstQuestionAfter: (session, note) => turnOf(firstQuestion.get(session, note)),
    search: (words, query) => search(words, query).map(toTurn),
    rows: ({ sessionId: session, limit }) =>
      session === undefined ? newest.all(limit) : newestOf.all(session, limit),
    removableRequests: (limits) =>
      removable(limits).map((item) => ({ ...item, id: turnId(item.id) })),
    forgetRequests: (ids) =>
      connection.write(() => {
        for (const id of ids) forgetRequest.run(id);
      }),
  };
}

function turnOf(row: TurnRow | undefined): TurnRecord | undefined {
  return row === undefined ? undefined : toTurn(row);
}
