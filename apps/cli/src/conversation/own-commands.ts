import { AishError, type Job, type JobId, type SessionId } from "@aish/core";
import { readLogLines, readLogTail } from "@aish/executor";
import type { JobCommands } from "@aish/session";
import { commandOutput } from "../jobs/command-output.ts";
import { killReport } from "../jobs/kill-report.ts";
import { logNotice } from "../jobs/log-notice.ts";
import { jobList, stateOf } from "../listings/job-list.ts";
import type { PromptSession } from "../prompt/prompt-session.ts";

const width = 200;

const mostBytes = 6000;

/** Our commands as they answer a model: in words, never more at once than an excerpt has. */
export function ownCommands(
  session: PromptSession,
  { waitMs }: { readonly waitMs: number } = { waitMs: Infinity },
): JobCommands {
  /** This session, and those that it was forked from. */
  function isOurs(id: SessionId | undefined): boolean {
    const lineage = session.records.attempt(({ sessions }) => {
      const ids: SessionId[] = [session.id];
      for (let at: SessionId | undefined = session.id; at !== undefined;) {
        at = sessions.get(at)?.forkedFrom;
        if (at !== undefined) ids.push(at);
      }
      return ids;
    }, []);
    return id !== undefined && lineage.includes(id);
  }
  function ownJob(id: JobId): Job {
    const job = session.jobs.get(id);
    if (isOurs(job.sessionId)) return job;
    throw new AishError("JOB_NOT_FOUND", `there is no job ${id} in this session`);
  }

  return {
    commandOf: (id) => ownJob(id).command,
    async commandOutput(id, lines) {
      const record = session.records.attempt((store) => store.history.get(id), undefined);
      if (record === undefined || !isOurs(record.sessionId)) {
        throw new AishError("USAGE", `there is no command ${id} in this session`);
      }
      return commandOutput(record, {
        lines: lines === undefined ? undefined : { first: lines.from, last: lines.to },
        tailLines: 60,
        maxBytes: mostBytes,
      });
    },
    async list() {
      session.jobs.reconcile();
      const { id } = session;
      const jobs = session.records.attempt(
        (store) => store.jobs.list({ sessionId: id, limit: 20 }),
        [],
      );
      return jobList(jobs.toReversed(), new Date(), width);
    },
    async output(id, lines) {
      const job = ownJob(id);
      const log =
        lines === undefined
          ? readLogTail(job.logPath, { lines: 60, maxBytes: mostBytes })
          : await readLogLines(job.logPath, {
              first: lines.from,
              last: lines.to,
              maxBytes: mostBytes,
            });
      return logNotice(log, job);
    },
    async wait(id, signal) {
      const { job, outcome } = await session.jobs.wait(ownJob(id).id, {
        abort: signal,
        timeoutMs: waitMs,
      });
      if (outcome === "aborted") return `job ${id} goes on; the wait was interrupted`;
      if (outcome === "timedOut") return `job ${id} still runs; the wait for it ended`;
      const log = logNotice(readLogTail(job.logPath, { lines: 40, maxBytes: 4000 }), job);
      return `job ${id}: ${stateOf(job)}\n${log}`;
    },
    async kill(id) {
      const { job, outcome } = await session.jobs.kill(ownJob(id).id);
      return killReport(job, outcome);
    },
  };
}
