import { historyId, sessionId } from "@aish/core";
import type { Actor, Channel, HistoryId, SessionId } from "@aish/core";
import type { Connection } from "./connection.ts";
import type { HistoryRow } from "./schema/history.ts";

/** What a guess or a list needs of a command that was run. */
export interface RecentCommand {
  readonly id: HistoryId;
  readonly sessionId: SessionId | undefined;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly cwd: string;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number | undefined;
  readonly host: string | undefined;
}

export interface RecentSlice {
  /** For the next slice: the last id of this one. */
  readonly beforeId?: HistoryId | undefined;
  /** For what was added meanwhile. */
  readonly afterId?: HistoryId | undefined;
  /** `user` if absent. */
  readonly who?: "user" | "everyone" | undefined;
}

type LightRow = Pick<
  HistoryRow,
  | "id"
  | "session_id"
  | "actor"
  | "channel"
  | "command"
  | "cwd"
  | "exit_code"
  | "signal"
  | "started_at"
  | "duration_ms"
  | "host"
>;

/** The order of the ids is that of both indexes, so that a slice costs what it holds, however long the history. */
export function createRecentCommands(
  connection: Connection,
): (limit: number, slice?: RecentSlice) => RecentCommand[] {
  const select = `SELECT id, session_id, actor, channel, command, cwd, exit_code, signal, started_at,
    duration_ms, host FROM history`;
  const within = "id < ?1 AND id > ?2 ORDER BY id DESC LIMIT ?3";
  const ofUser = connection.query<LightRow>(
    `${select} INDEXED BY history_by_actor WHERE actor = 'user' AND ${within}`,
  );
  const ofEveryone = connection.query<LightRow>(`${select} NOT INDEXED WHERE ${within}`);

  return (limit, { beforeId, afterId, who = "user" } = {}) => {
    const query = who === "user" ? ofUser : ofEveryone;
    return query.all(beforeId ?? Number.MAX_SAFE_INTEGER, afterId ?? 0, limit).map(toRecentCommand);
  };
}

function toRecentCommand(row: LightRow): RecentCommand {
  return {
    id: historyId(row.id),
    sessionId: row.session_id === null ? undefined : sessionId(row.session_id),
    actor: row.actor,
    channel: row.channel,
    command: row.command,
    cwd: row.cwd,
    exitCode: row.exit_code ?? undefined,
    signal: row.signal ?? undefined,
    at: Date.parse(row.started_at),
    durationMs: row.duration_ms ?? undefined,
    host: row.host ?? undefined,
  };
}
