import { assertNever, jobId, sessionId, AishError } from "@aish/core";
import type { EndedJob, Job, LiveJob } from "@aish/core";
import type { JobRow } from "./schema/jobs.ts";

/** The schema checks what each status promises; a row that breaks the promise is damage. */
export function toJob(row: JobRow): Job {
  const { status } = row;
  const facts = {
    id: jobId(row.id),
    sessionId: row.session_id === null ? undefined : sessionId(row.session_id),
    actor: row.actor,
    command: row.command,
    cwd: row.cwd,
    logPath: row.log_path,
    startedAt: new Date(row.started_at),
  };
  if (status === "starting") return { ...facts, status };
  if (status === "running") {
    const process = {
      pid: promised(row, row.pid),
      start: promised(row, row.process_start),
    };
    return { ...facts, status, process, killAskedAt: toTime(row.kill_asked_at) };
  }
  const ending = {
    endedAt: new Date(promised(row, row.ended_at)),
    logBytes: row.log_bytes ?? undefined,
  };
  switch (status) {
    case "exited": {
      const exitCode = promised(row, row.exit_code);
      return { ...facts, ...ending, status, exitCode, signal: row.signal ?? undefined };
    }
    case "killed":
      return { ...facts, ...ending, status, signal: promised(row, row.signal) };
    case "lost":
    case "failed":
      return { ...facts, ...ending, status };
    default:
      return assertNever(status);
  }
}

export function toLiveJob(row: JobRow): LiveJob {
  const job = toJob(row);
  if (job.status === "starting" || job.status === "running") return job;
  throw broken(row);
}

export function toEndedJob(row: JobRow): EndedJob {
  const job = toJob(row);
  if (job.status === "starting" || job.status === "running") throw broken(row);
  return job;
}

function toTime(text: string | null): Date | undefined {
  return text === null ? undefined : new Date(text);
}

function promised<Value>(row: JobRow, value: Value | null): Value {
  if (value === null) throw broken(row);
  return value;
}

function broken({ id, status }: JobRow): AishError {
  return new AishError("STORE_DAMAGED", `job ${id} is ${status} but its row says otherwise`, {
    hint: "start aish again: it keeps the damaged file and saves what can be read",
  });
}
