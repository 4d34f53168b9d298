import { closeSync, openSync, readSync } from "node:fs";
import { dirname } from "node:path";
import type { AishHome } from "./aish-home.ts";
import type { JobRow } from "./job-proof.ts";
import { processesWith } from "./processes.ts";
import { until } from "./until.ts";

/** A job of the program, looked at from outside. */
export interface BackgroundJob {
  readonly id: string;
  readonly directory: string;
  /** As the database has it now, which nobody was asked to reconcile. */
  row(): JobRow;
  /** What it printed first. */
  begin(): string;
  /** Every process that carries the job's mark. */
  processes(): number[];
}

/** Starts a job with `aish jobs start`, and waits until it has printed `ready` if its script will. */
export async function startJob(home: AishHome, script: string): Promise<BackgroundJob> {
  const id = (await home.output(["jobs", "start", script])).trim();
  return untilReady(jobOf(home, id), script);
}

export function jobOf(home: AishHome, id: string): BackgroundJob {
  const row = () => home.rows(`SELECT * FROM jobs WHERE id = ${id}`)[0] as unknown as JobRow;
  const directory = dirname(row().log_path);
  return {
    id,
    directory,
    row,
    begin() {
      const log = openSync(row().log_path, "r");
      const bytes = Buffer.alloc(100);
      const count = readSync(log, bytes);
      closeSync(log);
      return bytes.toString("utf8", 0, count);
    },
    processes: () => processesWith("AISH_JOB", directory),
  };
}

export async function untilReady(job: BackgroundJob, script: string): Promise<BackgroundJob> {
  if (script.includes("echo ready")) {
    await until(`job ${job.id} to be ready: ${script}`, () => job.begin().includes("ready\n"));
  }
  return job;
}
