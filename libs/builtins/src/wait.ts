import { defineBuiltin, fail, ok, type ShellJob } from "@aish/kernel";
import { hasEnded, jobLine, jobRecord } from "./job-report.ts";

export const wait = defineBuiltin({
  name: "wait",
  summary: "Wait for jobs to end, and tell how they ended",
  details:
    "Without a job it waits for all whose end no wait has told yet. The status is 1 if one of them failed or was killed; jobs --json has the exit code of each.",
  examples: [
    { source: "true & wait %1", shows: "[1] Done       true" },
    { source: "sleep 0.01 & sleep 0.02 & wait", shows: undefined },
  ],
  operands: [{ name: "job", type: "job", min: 0, many: true }],

  async run({ operands, shell, signal }) {
    const missing: string[] = [];
    const waited: ShellJob[] = [];
    if (operands.length === 0) waited.push(...shell.jobs.started().filter((job) => !job.waitedFor));
    for (const operand of operands) {
      const job = shell.jobs.find(operand);
      if (job === undefined) missing.push(operand);
      else waited.push(job);
    }
    await Promise.all(waited.map((job) => shell.jobs.wait(job, signal)));
    const ended = waited.map((job) => shell.jobs.find(`%${job.number}`) ?? job);
    const text = ended.map(jobLine).join("");
    const data = ended.map(jobRecord);
    const good = ended.every((job) => job.state.kind === "done" || !hasEnded(job));
    if (missing.length === 0) return good ? ok({ text, data }) : { status: 1, text, data };
    const message = missing.map((job) => `${job}: job not found`).join("; ");
    return { ...fail(1, message, "jobs lists them"), text, data };
  },
});
