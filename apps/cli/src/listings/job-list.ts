import { assertNever, type Job } from "@aish/core";
import { ago, columns, duration } from "./columns.ts";

export function jobList(jobs: readonly Job[], now: Date, width: number): string {
  if (jobs.length === 0) return "no jobs\n";
  return columns(
    jobs.map((job) => [
      String(job.id),
      stateOf(job),
      ago(job.startedAt, now),
      "endedAt" in job
        ? duration(job.endedAt.getTime() - job.startedAt.getTime())
        : duration(now.getTime() - job.startedAt.getTime()),
      job.command,
    ]),
    width,
  );
}

export function stateOf(job: Job): string {
  switch (job.status) {
    case "starting":
    case "lost":
    case "failed":
      return job.status;
    case "running":
      return job.killAskedAt === undefined ? "running" : "being killed";
    case "exited":
      return job.signal === undefined ? `exited ${job.exitCode}` : `exited ${job.signal}`;
    case "killed":
      return `killed ${job.signal}`;
    default:
      return assertNever(job);
  }
}
