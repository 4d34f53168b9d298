import type { EndedJob } from "@aish/core";
import { jobNotice } from "@aish/session";
import type { Paint } from "../paint.ts";

/** The line that tells a person of a job that ended. */
export function noticeLine(job: EndedJob, paint: Paint): string {
  const text = jobNotice(job);
  const well = job.status === "exited" && job.exitCode === 0;
  return `${well ? paint.green(text) : paint.yellow(text)}\n`;
}
