import type { Job } from "@aish/core";
import { plainText, type LogText } from "@aish/executor";

/** The text of a log for a person; what is missing is said. */
export function logNotice(log: LogText, job: Job): string {
  if (log.kind === "gone") return `the output of job ${job.id} is no longer there\n`;
  if (log.size === 0) return `job ${job.id} has printed nothing\n`;
  const text = plainText(Buffer.from(log.text));
  const more = log.cut ? `[cut here; all of it is in ${job.logPath}]\n` : "";
  return `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${more}`;
}
