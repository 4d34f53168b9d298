import type { SessionId } from "@aish/core";
import type { Connection } from "./connection.ts";
import type { SessionRow } from "./schema/sessions.ts";
import { toSession, type SessionRecord } from "./session-row.ts";

export interface NewFork {
  readonly id: SessionId;
  readonly from: SessionId;
  /** `seq` of the last turn to take over; undefined for all. */
  readonly at: number | undefined;
  readonly now: Date;
}

export type Fork =
  | { readonly kind: "forked"; readonly session: SessionRecord }
  | { readonly kind: "noSession" }
  /** `last` is the number that there is; undefined if the session has no turns at all. */
  | { readonly kind: "noTurn"; readonly last: number | undefined };

export function createFork(connection: Connection): (fork: NewFork) => Fork {
  const byId = connection.query<SessionRow>("SELECT * FROM sessions WHERE id = ?");
  const lastSeq = connection.query<{ last: number | null }>(
    "SELECT max(seq) AS last FROM turns WHERE session_id = ?",
  );
  const turnAt = connection.query<{ seq: number }>(
    "SELECT seq FROM turns WHERE session_id = ? AND seq = ?",
  );
  const alike = connection.query<{ title: string }>(
    "SELECT title FROM sessions WHERE substr(title, 1, length(?1)) = ?1",
  );
  const insert = connection.query<SessionRow>(`
    INSERT INTO sessions (id, title, cwd, model, created_at, updated_at, forked_from, forked_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7) RETURNING *`);
  const lastId = connection.query<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'turns'",
  );
  // The ids are given here, in the order of the turns, so that what a summary stands for can be counted.
  const copyTurns = connection.query<never>(`
    INSERT INTO turns (id, session_id, seq, role, content, status, model, reasoning, created_at,
      summary_until)
    SELECT ?4 + row_number() OVER (ORDER BY seq), ?1, seq, role, content, status, model, reasoning,
      created_at,
      CASE WHEN summary_until IS NOT NULL THEN ?4 + (
        SELECT count(*) FROM turns AS early
        WHERE early.session_id = ?2 AND early.seq <= ?3 AND early.id <= turns.summary_until
      ) END
    FROM turns WHERE session_id = ?2 AND seq <= ?3`);
  const copyPins = connection.query<never>(`
    INSERT INTO pins (session_id, content, created_at)
    SELECT ?1, content, created_at FROM pins WHERE session_id = ?2 ORDER BY id`);

  /** Unlike any other title, so that each can be resumed by its own. */
  function titleOf(original: string): string {
    const base = original.replace(/ \(fork(?: \d+)?\)$/, "");
    const taken = new Set(alike.all(`${base} (fork`).map(({ title }) => title));
    let title = `${base} (fork)`;
    for (let number = 2; taken.has(title); number++) title = `${base} (fork ${number})`;
    return title;
  }

  return ({ id, from, at, now }) =>
    connection.write(() => {
      const original = byId.get(from);
      if (original === undefined) return { kind: "noSession" };
      const last = lastSeq.get(from)?.last ?? undefined;
      if (at !== undefined && turnAt.get(from, at) === undefined) return { kind: "noTurn", last };
      const until = at ?? last;
      const title = original.title === null ? null : titleOf(original.title);
      const { cwd, model } = original;
      const time = now.toISOString();
      const row = insert.get(id, title, cwd, model, time, from, until ?? null);
      if (row === undefined) return { kind: "noSession" };
      if (until !== undefined) copyTurns.run(id, from, until, lastId.get()?.seq ?? 0);
      copyPins.run(id, from);
      return { kind: "forked", session: toSession(row) };
    });
}
