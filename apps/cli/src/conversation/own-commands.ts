import { AishError } from "@aish/core";
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
export function ownCommands(session: PromptSession): JobCommands {
  return {
    async commandOutput(id, lines) {
      const record = session.records.attempt((store) => store.history.get(id), undefined);
      if (record === undefined) throw new AishError("USAGE", `there is no command ${id}`);
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
      const job = session.jobs.get(id);
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
      const { job, outcome } = await session.jobs.wait(id, { abort: signal });
      if (outcome === "aborted") return `job ${id} goes on; the wait was interrupted`;
      const log = logNotice(readLogTail(job.logPath, { lines: 40, maxBytes: 4000 }), job);
      return `job ${id}: ${stateOf(job)}\n${log}`;
    },
    async kill(id) {
      const { job, outcome } = await session.jobs.kill(id);
      return killReport(job, outcome);
    },
  };
}
