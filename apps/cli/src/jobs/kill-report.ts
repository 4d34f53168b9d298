import type { Job } from "@aish/core";
import type { KillOutcome } from "@aish/executor";
import { stateOf } from "../listings/job-list.ts";

/** What came of a kill, in one line. */
export function killReport(job: Job, outcome: KillOutcome): string {
  switch (outcome.kind) {
    case "gone":
      return outcome.forced
        ? `job ${job.id} did not end by itself and was ended by force`
        : `job ${job.id} was ended`;
    case "alreadyGone":
      return `job ${job.id} has ended already: ${stateOf(job)}`;
    case "stillAlive":
      return `job ${job.id} is still alive (process ${outcome.pids.join(", ")}): the system does not let it go`;
    case "notOurs":
      return `job ${job.id} is gone; its process number belongs to another program, which was left alone`;
    default:
      return outcome satisfies never;
  }
}
