import { removeJobDirectory } from "@aish/executor";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "./config-resolve.ts";
import type { Records } from "./records.ts";

const atOnce = 200;
const dayMs = 86_400_000;

/** Removes outputs, requests and job logs that are older or more than the configuration keeps, some at a time. */
export function tidyUp(records: Records, config: Config): void {
  const { retention } = config;
  const now = new Date();
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  records.attempt(({ history, jobs, turns }) => {
    const outputs = history.removableOutputs({
      before: before(retention.outputsDays),
      maxTotalBytes: retention.outputsBytes,
      limit: atOnce,
    });
    history.markOutputsRemoved(
      outputs.filter(({ path }) => isRemoved(path)).map(({ id }) => id),
      now,
    );

    const requests = turns.removableRequests({
      before: before(retention.outputsDays),
      maxTotalBytes: retention.outputsBytes,
      limit: atOnce,
    });
    turns.forgetRequests(requests.filter(({ path }) => isRemoved(path)).map(({ id }) => id));

    const logs = jobs.removableLogs({
      before: before(retention.jobsDays),
      maxTotalBytes: retention.jobsBytes,
      limit: atOnce,
    });
    const removed = logs.filter(
      ({ id, path }) => removeJobDirectory(dirname(dirname(dirname(path))), id).kind !== "refused",
    );
    jobs.markLogsRemoved(
      removed.map(({ id }) => id),
      now,
    );
  }, undefined);
}

/** False for what is not ours to remove, or no file: it stays, and is tried again. */
function isRemoved(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
