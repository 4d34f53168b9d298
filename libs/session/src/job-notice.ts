import { assertNever, type EndedJob, type JobId } from "@aish/core";
import { formatBytes } from "@aish/core";
import { formatSeconds, oneLine } from "./format.ts";

/** `[bg:3 exited 0, 1.4MB out, 12s wall] make -j8`: the same words for person and model. */
export function jobNotice(job: EndedJob): string {
  const facts = [
    endingOf(job),
    job.status === "failed" || job.logBytes === undefined
      ? undefined
      : `${formatBytes(job.logBytes)} out`,
    job.status === "failed"
      ? undefined
      : `${formatSeconds(job.endedAt.getTime() - job.startedAt.getTime())} wall`,
  ];
  const known = facts.filter((fact) => fact !== undefined);
  return `[bg:${job.id} ${known.join(", ")}] ${oneLine(job.command)}`;
}

export function jobStarted(id: JobId, command: string): string {
  return `[bg:${id} started] ${oneLine(command)}`;
}

function endingOf(job: EndedJob): string {
  switch (job.status) {
    case "exited":
      return `exited ${job.exitCode}${job.signal === undefined ? "" : ` (${job.signal})`}`;
    case "killed":
      return `killed (${job.signal})`;
    case "lost":
      return "lost, nobody saw how it ended";
    case "failed":
      return "failed to start";
    default:
      return assertNever(job);
  }
}
