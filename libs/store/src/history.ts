import { historyId, sessionId, turnId } from "@aish/core";
import type { Actor, Channel, HistoryId, SessionId, TurnId } from "@aish/core";
import type { Connection } from "./connection.ts";
import { createHistoryRemoval, type RemovedCommands } from "./history-removal.ts";
import { createHistorySearch, type HistorySearch } from "./history-search.ts";
import { createRecentCommands, type RecentCommand, type RecentSlice } from "./recent-commands.ts";
import { createRetention, type Removable, type RetentionLimits } from "./retention.ts";
import type { HistoryRow } from "./schema/history.ts";

/** A command that was run. What ended it is undefined while it runs, and if the end was never seen. */
export interface HistoryRecord {
  readonly id: HistoryId;
  readonly sessionId: SessionId | undefined;
  /** The turn whose reply asked for it. */
  readonly turnId: TurnId | undefined;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly cwd: string;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly startedAt: Date;
  readonly durationMs: number | undefined;
  readonly outputBytes: number | undefined;
  /** Less than `outputBytes` if a limit cut what was kept. */
  readonly outputKeptBytes: number | undefined;
  readonly outputPath: string | undefined;
  /** Set when retention removed the file that `outputPath` names. */
  readonly outputRemovedAt: Date | undefined;
  readonly outputExcerpt: string | undefined;
  /** When it was found that nobody was left to see its end. */
  readonly lostAt: Date | undefined;
  /** The machine it ran on, if that was written down. */
  readonly host: string | undefined;
}

export interface StartedCommand {
  readonly sessionId: SessionId | undefined;
  readonly turnId: TurnId | undefined;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly command: string;
  readonly cwd: string;
  readonly startedAt: Date;
}

export interface CommandEnd {
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly durationMs: number;
  readonly outputBytes: number;
  /** `outputBytes` if absent. */
  readonly outputKeptBytes?: number | undefined;
  readonly outputPath: string | undefined;
  readonly outputExcerpt: string | undefined;
  readonly turnId?: TurnId | undefined;
}

/** What can still be said of a command whose end nobody saw. */
export interface LostCommand {
  readonly now: Date;
  readonly outputBytes?: number | undefined;
  /** `outputBytes` if absent. */
  readonly outputKeptBytes?: number | undefined;
  readonly outputPath?: string | undefined;
  readonly outputExcerpt?: string | undefined;
  readonly turnId?: TurnId | undefined;
}

export interface HistoryStore {
  start(command: StartedCommand): HistoryId;
  /** What was seen stands: it also ends a command that was taken for lost. */
  finish(id: HistoryId, end: CommandEnd): void;
  /** Both at once, for a command that has ended before it could be written down. */
  add(command: StartedCommand, end: CommandEnd): HistoryId;
  get(id: HistoryId): HistoryRecord | undefined;
  /** The last command of a session, or of all of history. */
  last(sessionId?: SessionId): HistoryRecord | undefined;
  /**
   * Commands of a session that have no end and are not marked as lost, oldest first. A row cannot say
   * whether another aish still runs them: only who knows that none has the session open may ask this,
   * with the time when it opened the session itself.
   */
  unfinished(sessionId: SessionId, startedBefore: Date): HistoryRecord[];
  /** Marks one of those as lost, and claims no status. False if it has an end or a mark by now. */
  interrupted(id: HistoryId, found: LostCommand): boolean;
  /** Commands that contain every word, anywhere and in any case of letters, newest first. */
  search(query: HistorySearch): HistoryRecord[];
  rows(query: HistorySearch): HistoryRow[];
  /** Newest first, without what is long: for what has to look at many. */
  recentCommands(limit: number, slice?: RecentSlice): RecentCommand[];
  /** Forgets one row. Who asks removes the file of its output. Undefined if there is no such row. */
  remove(id: HistoryId): RemovedCommands | undefined;
  /** Forgets every row with this very command, whoever ran it. */
  removeCommand(command: string): RemovedCommands;
  /** Finished commands whose output file retention may remove, oldest first. */
  removableOutputs(limits: RetentionLimits): Removable<HistoryId>[];
  markOutputsRemoved(ids: readonly HistoryId[], now: Date): void;
}

const hasNoEnd = "exit_code IS NULL AND signal IS NULL AND duration_ms IS NULL AND lost_at IS NULL";

export interface HistoryOptions {
  /** The name of this machine; asked for with the first command that is written down. */
  readonly host: (() => string) | undefined;
}

export function createHistoryStore(connection: Connection, { host }: HistoryOptions): HistoryStore {
  let ownHost: string | null | undefined;
  const insert = connection.query<never>(`
    INSERT INTO history (session_id, turn_id, actor, channel, command, cwd, started_at, host)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const touch = connection.query<never>(
    "UPDATE sessions SET updated_at = max(updated_at, ?2) WHERE id = ?1",
  );
  const setEnd = connection.query<never>(`
    UPDATE history SET exit_code = ?2, signal = ?3, duration_ms = ?4, output_bytes = ?5,
      output_kept_bytes = ?6, output_path = ?7, output_excerpt = ?8, turn_id = coalesce(?9, turn_id),
      lost_at = NULL
    WHERE id = ?1`);
  const unfinished = connection.query<HistoryRow>(`
    SELECT * FROM history WHERE session_id = ? AND started_at < ? AND ${hasNoEnd} ORDER BY id`);
  const setLost = connection.query<never>(`
    UPDATE history SET lost_at = ?2, output_bytes = ?3, output_kept_bytes = ?4, output_path = ?5,
      output_excerpt = ?6, turn_id = coalesce(?7, turn_id)
    WHERE id = ?1 AND ${hasNoEnd}`);
  const byId = connection.query<HistoryRow>("SELECT * FROM history WHERE id = ?");
  const lastOf = connection.query<HistoryRow>(
    "SELECT * FROM history WHERE session_id = ? ORDER BY id DESC LIMIT 1",
  );
  const last = connection.query<HistoryRow>("SELECT * FROM history ORDER BY id DESC LIMIT 1");
  const search = createHistorySearch(connection);
  const recentCommands = createRecentCommands(connection);
  const retention = createRetention(connection, {
    total: `SELECT coalesce(sum(output_kept_bytes), 0) AS bytes FROM history
      WHERE output_path IS NOT NULL AND output_removed_at IS NULL`,
    oldest: `SELECT id, output_path AS path, coalesce(output_kept_bytes, 0) AS bytes, started_at AS at
      FROM history WHERE output_path IS NOT NULL AND output_removed_at IS NULL
      ORDER BY started_at LIMIT ?`,
    mark: "UPDATE history SET output_removed_at = ?2 WHERE id = ?1 AND output_removed_at IS NULL",
  });

  function begin(command: StartedCommand): HistoryId {
    const at = command.startedAt.toISOString();
    const session = command.sessionId ?? null;
    const { id } = insert.run(
      session,
      command.turnId ?? null,
      command.actor,
      command.channel,
      command.command,
      command.cwd,
      at,
      (ownHost ??= host?.() ?? null),
    );
    if (session !== null) touch.run(session, at);
    return historyId(id);
  }

  function settle(id: HistoryId, end: CommandEnd): void {
    const hasOutput = end.outputPath !== undefined;
    setEnd.run(
      id,
      end.exitCode ?? null,
      end.signal ?? null,
      Math.round(end.durationMs),
      end.outputBytes,
      hasOutput ? (end.outputKeptBytes ?? end.outputBytes) : null,
      end.outputPath ?? null,
      end.outputExcerpt ?? null,
      end.turnId ?? null,
    );
  }

  return {
    start: (command) => connection.write(() => begin(command)),
    finish: (id, end) => connection.write(() => settle(id, end)),
    add: (command, end) =>
      connection.write(() => {
        const id = begin(command);
        settle(id, end);
        return id;
      }),
    get: (id) => toRecord(byId.get(id)),
    last: (session) => toRecord(session === undefined ? last.get() : lastOf.get(session)),
    unfinished: (session, startedBefore) =>
      unfinished.all(session, startedBefore.toISOString()).map(toHistoryRecord),
    interrupted(id, found) {
      const bytes = found.outputBytes ?? null;
      const kept = found.outputPath === undefined ? null : (found.outputKeptBytes ?? bytes);
      const { outputPath, outputExcerpt, turnId: turn } = found;
      const rest = [outputPath ?? null, outputExcerpt ?? null, turn ?? null];
      const at = found.now.toISOString();
      return connection.write(() => setLost.run(id, at, bytes, kept, ...rest).changes === 1);
    },
    search: (query) => search(query).map(toHistoryRecord),
    rows: search,
    recentCommands,
    ...createHistoryRemoval(connection),
    removableOutputs: (limits) =>
      retention.removable(limits).map((item) => ({ ...item, id: historyId(item.id) })),
    markOutputsRemoved: (ids, now) => retention.markRemoved(ids, now),
  };
}

function toRecord(row: HistoryRow | undefined): HistoryRecord | undefined {
  return row && toHistoryRecord(row);
}

function toHistoryRecord(row: HistoryRow): HistoryRecord {
  return {
    id: historyId(row.id),
    sessionId: row.session_id === null ? undefined : sessionId(row.session_id),
    turnId: row.turn_id === null ? undefined : turnId(row.turn_id),
    actor: row.actor,
    channel: row.channel,
    command: row.command,
    cwd: row.cwd,
    exitCode: row.exit_code ?? undefined,
    signal: row.signal ?? undefined,
    startedAt: new Date(row.started_at),
    durationMs: row.duration_ms ?? undefined,
    outputBytes: row.output_bytes ?? undefined,
    outputKeptBytes: row.output_kept_bytes ?? undefined,
    outputPath: row.output_path ?? undefined,
    outputRemovedAt: row.output_removed_at === null ? undefined : new Date(row.output_removed_at),
    outputExcerpt: row.output_excerpt ?? undefined,
    lostAt: row.lost_at === null ? undefined : new Date(row.lost_at),
    host: row.host ?? undefined,
  };
}
