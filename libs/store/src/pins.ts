import { sessionId, type SessionId } from "@aish/core";
import type { Connection } from "./connection.ts";
import type { PinRow } from "./schema/pins.ts";

export interface PinRecord {
  /** Never used twice. */
  readonly id: number;
  readonly sessionId: SessionId;
  readonly content: string;
  readonly createdAt: Date;
}

export interface PinStore {
  add(sessionId: SessionId, content: string, now: Date): number;
  /** Oldest first. */
  list(sessionId: SessionId): PinRecord[];
  /** False if the session has no such pin. */
  remove(sessionId: SessionId, id: number): boolean;
}

export function createPinStore(connection: Connection): PinStore {
  const insert = connection.query<never>(
    "INSERT INTO pins (session_id, content, created_at) VALUES (?, ?, ?)",
  );
  const touch = connection.query<never>(
    "UPDATE sessions SET updated_at = max(updated_at, ?2) WHERE id = ?1",
  );
  const ofSession = connection.query<PinRow>("SELECT * FROM pins WHERE session_id = ? ORDER BY id");
  const remove = connection.query<never>("DELETE FROM pins WHERE session_id = ? AND id = ?");

  return {
    add(session, content, now) {
      const at = now.toISOString();
      return connection.write(() => {
        const { id } = insert.run(session, content, at);
        touch.run(session, at);
        return id;
      });
    },
    list: (session) => ofSession.all(session).map(toPin),
    remove: (session, id) => connection.write(() => remove.run(session, id).changes === 1),
  };
}

function toPin(row: PinRow): PinRecord {
  return {
    id: row.id,
    sessionId: sessionId(row.session_id),
    content: row.content,
    createdAt: new Date(row.created_at),
  };
}
