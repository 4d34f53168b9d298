import { sessionId, type SessionId } from "@aish/core";
import type { SessionRow } from "./schema/sessions.ts";

export interface SessionRecord {
  readonly id: SessionId;
  readonly title: string | undefined;
  readonly cwd: string;
  readonly model: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | undefined;
  /** The session that it began as a copy of. */
  readonly forkedFrom: SessionId | undefined;
  /** `seq` of the last turn that was taken over. */
  readonly forkedAt: number | undefined;
}

export function toSession(row: SessionRow): SessionRecord {
  return {
    id: sessionId(row.id),
    title: row.title ?? undefined,
    cwd: row.cwd,
    model: row.model ?? undefined,
    createdAt: new Date(row.created_at),
    updatedAt: new Date(row.updated_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
    forkedFrom: row.forked_from === null ? undefined : sessionId(row.forked_from),
    forkedAt: row.forked_at ?? undefined,
  };
}
