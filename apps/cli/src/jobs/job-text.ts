import { readLogTail } from "@aish/executor";
import type { JobCommands } from "@aish/session";
import { jobList, stateOf } from "../listings/job-list.ts";
import type { PromptSession } from "../prompt/prompt-session.ts";
import { killReport } from "./kill-report.ts";
import { logNotice } from "./log-notice.ts";

const width = 200;

/** The job commands as they answer a model: in words, with the output's end. */
export function jobText(session: PromptSession): JobCommands {
  return {
    async list() {
      session.jobs.reconcile();
      const { id } = session;
      const jobs = session.records.attempt(
        (store) => store.jobs.list({ sessionId: id, limit: 20 }),
        [],
      );
      return jobList(jobs.toReversed(), new Date(), width);
    },
    async output(id) {
      const job = session.jobs.get(id);
      return logNotice(readLogTail(job.logPath, { lines: 60, maxBytes: 6000 }), job);
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
