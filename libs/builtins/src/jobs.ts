import { defineBuiltin, ok } from "@aish/kernel";
import { jobLine, jobRecord } from "./job-report.ts";

export const jobs = defineBuiltin({
  name: "jobs",
  summary: "List the jobs in the background",
  details:
    "Jobs that have ended stay listed until --cleanup. What a job printed is in /v/jobs/N/stdout and /v/jobs/N/stderr.",
  examples: [
    { source: "sleep 0.01 & jobs", shows: "[1] Running    sleep 0.01" },
    { source: "true & wait; jobs --cleanup", shows: undefined },
  ],
  flags: [
    { long: "cleanup", summary: "Forget the jobs that have ended" },
    { short: "p", long: "pids", summary: "Print process ids only" },
  ],

  run({ flags, shell }) {
    if (flags.has("cleanup")) shell.jobs.cleanUp();
    const list = shell.jobs.list();
    const data = list.map(jobRecord);
    if (!flags.has("pids")) return ok({ text: list.map(jobLine).join(""), data });
    const pids = list.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
    return ok({ text: pids.map((pid) => `${pid}\n`).join(""), data: pids });
  },
});
