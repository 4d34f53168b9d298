import type { SessionId } from "@aish/core";
import type { Connection } from "./connection.ts";
import { createFork, type Fork, type NewFork } from "./fork-session.ts";
import type { SessionRow } from "./schema/sessions.ts";
import { toSession, type SessionRecord } from "./session-row.ts";

export interface SessionSummary extends SessionRecord {
  readonly turns: number;
  readonly commands: number;
  readonly liveJobs: number;
  /** The title, else the first question, else the first command; undefined for an empty session. */
  readonly label: string | undefined;
}

export interface NewSession {
  readonly id: SessionId;
  readonly cwd: string;
  readonly model: string | undefined;
  readonly now: Date;
}

export interface SessionChanges {
  readonly cwd?: string | undefined;
  readonly model?: string | undefined;
  readonly title?: string | undefined;
}

export type SessionMatch =
  | { readonly kind: "found"; readonly session: SessionRecord }
  | { readonly kind: "none" }
  | { readonly kind: "ambiguous"; readonly sessions: readonly SessionRecord[] };

export interface SessionStore {
  create(session: NewSession): SessionRecord;
  get(id: SessionId): SessionRecord | undefined;
  /** `last`, an id, a title, or the unique beginning of either; titles in any case of letters. */
  find(reference: string): SessionMatch;
  /** The most recently used first. */
  list(query: { readonly limit: number }): SessionSummary[];
  rows(query: { readonly limit: number }): SessionRow[];
  /** Changes what is given and leaves the rest. */
  update(id: SessionId, changes: SessionChanges, now: Date): void;
  /**
   * Begins a session as a copy of another: its directory, model and pins, and its turns with their
   * numbers. What these measured and cost stays with the other, and so do commands and jobs.
   */
  fork(fork: NewFork): Fork;
  end(id: SessionId, now: Date): void;
  reopen(id: SessionId, now: Date): void;
}

type SummaryRow = SessionRow & {
  readonly turns: number;
  readonly commands: number;
  readonly live_jobs: number;
  readonly label: string | null;
};

export function createSessionStore(connection: Connection): SessionStore {
  const insert = connection.query<never>(
    "INSERT INTO sessions (id, cwd, model, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)",
  );
  const byId = connection.query<SessionRow>("SELECT * FROM sessions WHERE id = ?");
  const newest = connection.query<SessionRow>(
    "SELECT * FROM sessions ORDER BY updated_at DESC, rowid DESC LIMIT ?",
  );
  const beginning = connection.query<SessionRow>(
    "SELECT * FROM sessions WHERE substr(id, 1, length(?1)) = ?1 ORDER BY updated_at DESC",
  );
  const titled = connection.query<SessionRow>(
    "SELECT * FROM sessions WHERE title IS NOT NULL ORDER BY updated_at DESC",
  );
  const summaries = connection.query<SummaryRow>(`
    SELECT *,
      (SELECT count(*) FROM turns WHERE session_id = sessions.id) AS turns,
      (SELECT count(*) FROM history WHERE session_id = sessions.id) AS commands,
      (SELECT count(*) FROM jobs WHERE session_id = sessions.id AND ended_at IS NULL) AS live_jobs,
      coalesce(
        title,
        (SELECT content FROM turns
          WHERE session_id = sessions.id AND role = 'user' ORDER BY seq LIMIT 1),
        (SELECT command FROM history WHERE session_id = sessions.id ORDER BY id LIMIT 1)
      ) AS label
    FROM sessions ORDER BY updated_at DESC, rowid DESC LIMIT ?`);
  const change = connection.query<never>(`
    UPDATE sessions SET cwd = coalesce(?2, cwd), model = coalesce(?3, model),
      title = coalesce(?4, title), updated_at = max(updated_at, ?5) WHERE id = ?1`);
  const setEnd = connection.query<never>(
    "UPDATE sessions SET ended_at = ?2, updated_at = max(updated_at, ?3) WHERE id = ?1",
  );

  return {
    create({ id, cwd, model, now }) {
      const at = now.toISOString();
      connection.write(() => insert.run(id, cwd, model ?? null, at));
      return {
        id,
        cwd,
        model,
        title: undefined,
        createdAt: now,
        updatedAt: now,
        endedAt: undefined,
        forkedFrom: undefined,
        forkedAt: undefined,
      };
    },
    get(id) {
      const row = byId.get(id);
      return row && toSession(row);
    },
    find(reference) {
      if (reference === "") return { kind: "none" };
      if (reference === "last") return only(newest.all(1));
      const ids = beginning.all(reference.toLowerCase());
      if (ids.length === 1 || ids[0]?.id === reference) return only(ids.slice(0, 1));
      const title = reference.toLowerCase();
      const titles = titled.all().filter((row) => row.title?.toLowerCase().startsWith(title));
      const exact = titles.filter((row) => row.title?.toLowerCase() === title);
      if (exact.length > 0) return only(exact);
      return only(ids.length > 0 ? ids : titles);
    },
    list: ({ limit }) => summaries.all(limit).map(toSummary),
    rows: ({ limit }) => newest.all(limit),
    update(id, { cwd, model, title }, now) {
      const values = [cwd ?? null, model ?? null, title ?? null, now.toISOString()];
      connection.write(() => change.run(id, ...values));
    },
    fork: createFork(connection),
    end(id, now) {
      connection.write(() => setEnd.run(id, now.toISOString(), now.toISOString()));
    },
    reopen(id, now) {
      connection.write(() => setEnd.run(id, null, now.toISOString()));
    },
  };
}

function only(rows: readonly SessionRow[]): SessionMatch {
  const [first, ...others] = rows;
  if (first === undefined) return { kind: "none" };
  if (others.length > 0) return { kind: "ambiguous", sessions: rows.map(toSession) };
  return { kind: "found", session: toSession(first) };
}

function toSummary(row: SummaryRow): SessionSummary {
  return {
    ...toSession(row),
    turns: row.turns,
    commands: row.commands,
    liveJobs: row.live_jobs,
    label: row.label ?? undefined,
  };
}
