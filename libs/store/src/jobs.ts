import { jobId } from "@aish/core";
import type { Actor, EndedJob, Job, JobId, LiveJob } from "@aish/core";
import type { ProcessIdentity, SessionId, StartingJob } from "@aish/core";
import type { Connection } from "./connection.ts";
import { toEndedJob, toJob, toLiveJob } from "./job-row.ts";
import { createRetention, type Removable, type RetentionLimits } from "./retention.ts";
import type { JobRow } from "./schema/jobs.ts";

export interface NewJob {
  readonly sessionId: SessionId | undefined;
  readonly actor: Actor;
  readonly command: string;
  readonly cwd: string;
  readonly startedAt: Date;
  readonly logPathOf: (id: JobId) => string;
  /** The new id is greater than this, for when a directory of that name is there already. */
  readonly afterId?: number | undefined;
}

export interface JobQuery {
  readonly sessionId?: SessionId | undefined;
  readonly status?: Job["status"] | undefined;
  readonly limit: number;
}

export interface JobStore {
  add(job: NewJob): StartingJob;
  /** False if the job is not `starting`, perhaps because it was ended meanwhile. */
  markRunning(id: JobId, process: ProcessIdentity): boolean;
  /** False if the job is not live. The time of the first asking stands, until that kill must be over. */
  askKill(id: JobId, now: Date): boolean;
  /** Oldest first, of all sessions. */
  live(): LiveJob[];
  get(id: JobId): Job | undefined;
  /** Newest first. */
  list(query: JobQuery): Job[];
  rows(query: JobQuery): JobRow[];
  /** Returns those that were still live: the first ending of a job stands. */
  end(jobs: readonly EndedJob[]): EndedJob[];
  /** Jobs whose end the session has not been told of, oldest first: each is returned once, ever. */
  claimNotices(sessionId: SessionId, now: Date): EndedJob[];
  /** For an end that is nobody's business: no session is told of it. */
  markTold(id: JobId, now: Date): void;
  /** In the order of their ends. */
  endedSince(sessionId: SessionId, since: Date): EndedJob[];
  /** Ended jobs whose log retention may remove, oldest first. */
  removableLogs(limits: RetentionLimits): Removable<JobId>[];
  markLogsRemoved(ids: readonly JobId[], now: Date): void;
}

/** A kill that was asked for longer ago was cut off, so that another begins anew. */
const killTakesMs = 10_000;
const isLive = "status IN ('starting', 'running')";
const isUntold = "session_id = ?1 AND notified_at IS NULL AND ended_at IS NOT NULL";

export function createJobStore(connection: Connection): JobStore {
  const lastId = connection.query<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'jobs'",
  );
  const insert = connection.query<never>(`
    INSERT INTO jobs (id, session_id, actor, command, cwd, status, log_path, started_at)
    VALUES (?, ?, ?, ?, ?, 'starting', ?, ?)`);
  const touch = connection.query<never>(
    "UPDATE sessions SET updated_at = max(updated_at, ?2) WHERE id = ?1",
  );
  const setRunning = connection.query<never>(`
    UPDATE jobs SET status = 'running', pid = ?2, process_start = ?3
    WHERE id = ?1 AND status = 'starting'`);
  const setKillAsked = connection.query<never>(
    `UPDATE jobs SET kill_asked_at = iif(kill_asked_at >= ?3, kill_asked_at, ?2)
    WHERE id = ?1 AND ${isLive}`,
  );
  const live = connection.query<JobRow>(
    `SELECT * FROM jobs INDEXED BY jobs_live WHERE ${isLive} ORDER BY id`,
  );
  const byId = connection.query<JobRow>("SELECT * FROM jobs WHERE id = ?");
  const setEnd = connection.query<never>(`
    UPDATE jobs SET status = ?2, exit_code = ?3, signal = ?4, log_bytes = ?5, ended_at = ?6
    WHERE id = ?1 AND ${isLive}`);
  const anyUntold = connection.query<{ id: number }>(
    `SELECT id FROM jobs INDEXED BY jobs_unnotified WHERE ${isUntold} LIMIT 1`,
  );
  const claim = connection.query<JobRow>(
    `UPDATE jobs INDEXED BY jobs_unnotified SET notified_at = ?2 WHERE ${isUntold} RETURNING *`,
  );
  const setTold = connection.query<never>(
    "UPDATE jobs SET notified_at = ?2 WHERE id = ?1 AND notified_at IS NULL",
  );
  const since = connection.query<JobRow>(
    "SELECT * FROM jobs WHERE session_id = ? AND ended_at >= ? ORDER BY ended_at, id",
  );
  const listed = connection.query<JobRow>(`
    SELECT * FROM jobs WHERE (?1 IS NULL OR session_id = ?1) AND (?2 IS NULL OR status = ?2)
    ORDER BY id DESC LIMIT ?3`);
  const retention = createRetention(connection, {
    total: `SELECT coalesce(sum(log_bytes), 0) AS bytes FROM jobs
      WHERE ended_at IS NOT NULL AND log_removed_at IS NULL`,
    oldest: `SELECT id, log_path AS path, coalesce(log_bytes, 0) AS bytes, ended_at AS at
      FROM jobs WHERE ended_at IS NOT NULL AND log_removed_at IS NULL ORDER BY ended_at LIMIT ?`,
    mark: `UPDATE jobs SET log_removed_at = ?2
      WHERE id = ?1 AND ended_at IS NOT NULL AND log_removed_at IS NULL`,
  });
  const rows = ({ sessionId, status, limit }: JobQuery): JobRow[] =>
    listed.all(sessionId ?? null, status ?? null, limit);

  return {
    add({ logPathOf, afterId = 0, ...job }) {
      const session = job.sessionId ?? null;
      const at = job.startedAt.toISOString();
      return connection.write(() => {
        const id = jobId(Math.max(lastId.get()?.seq ?? 0, afterId) + 1);
        const logPath = logPathOf(id);
        insert.run(id, session, job.actor, job.command, job.cwd, logPath, at);
        if (session !== null) touch.run(session, at);
        return { ...job, id, logPath, status: "starting" };
      });
    },
    markRunning: (id, { pid, start }) =>
      connection.write(() => setRunning.run(id, pid, start).changes === 1),
    askKill(id, now) {
      const renewBefore = new Date(now.getTime() - killTakesMs).toISOString();
      const at = now.toISOString();
      return connection.write(() => setKillAsked.run(id, at, renewBefore).changes === 1);
    },
    live: () => live.all().map(toLiveJob),
    get(id) {
      const row = byId.get(id);
      return row && toJob(row);
    },
    list: (query) => rows(query).map(toJob),
    rows,
    end(jobs) {
      if (jobs.length === 0) return [];
      return connection.write(() =>
        jobs.filter((job) => {
          const { exitCode, signal } = wayOf(job);
          const at = job.endedAt.toISOString();
          const bytes = job.logBytes ?? null;
          return setEnd.run(job.id, job.status, exitCode, signal, bytes, at).changes === 1;
        }),
      );
    },
    claimNotices(sessionId, now) {
      // Asked at every prompt: a look does not wait for a writer, a claim does.
      if (anyUntold.get(sessionId) === undefined) return [];
      const claimed = connection.write(() => claim.all(sessionId, now.toISOString()));
      return claimed.toSorted((a, b) => a.id - b.id).map(toEndedJob);
    },
    markTold: (id, now) => void connection.write(() => setTold.run(id, now.toISOString())),
    endedSince: (sessionId, time) => since.all(sessionId, time.toISOString()).map(toEndedJob),
    removableLogs: (limits) =>
      retention.removable(limits).map((item) => ({ ...item, id: jobId(item.id) })),
    markLogsRemoved: (ids, now) => retention.markRemoved(ids, now),
  };
}

function wayOf(job: EndedJob): { exitCode: number | null; signal: string | null } {
  return {
    exitCode: job.status === "exited" ? job.exitCode : null,
    signal: "signal" in job ? (job.signal ?? null) : null,
  };
}
