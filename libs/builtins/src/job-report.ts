import { assertNever } from "@aish/core";
import type { ShellJob, Value } from "@aish/kernel";

/** `[1] Failed 7   make all` */
export function jobLine(job: ShellJob): string {
  return `[${job.number}] ${word(job.state).padEnd(10)} ${job.command}\n`;
}

/** `running stopped done:0 failed:7 killed:143`, as `/v/jobs/1/status` says it. */
export function jobStatus({ state }: ShellJob): string {
  switch (state.kind) {
    case "running":
    case "stopped":
      return state.kind;
    case "done":
    case "failed":
      return `${state.kind}:${state.status}`;
    case "killed":
      return `killed:${state.signal}`;
    default:
      return assertNever(state);
  }
}

export function jobRecord(job: ShellJob): Value {
  const { state } = job;
  return new Map<string, Value>([
    ["id", job.number],
    ["command", job.command],
    ["status", state.kind],
    ["exit_code", state.kind === "done" || state.kind === "failed" ? state.status : null],
    ["signal", state.kind === "killed" ? state.signal : null],
    ["pid", job.pid ?? null],
    ["path", `/v/jobs/${job.number}/`],
  ]);
}

export function hasEnded({ state }: ShellJob): boolean {
  return state.kind !== "running" && state.kind !== "stopped";
}

function word(state: ShellJob["state"]): string {
  switch (state.kind) {
    case "running":
      return "Running";
    case "stopped":
      return "Stopped";
    case "done":
      return "Done";
    case "failed":
      return `Failed ${state.status}`;
    case "killed":
      return `Killed ${state.signal}`;
    default:
      return assertNever(state);
  }
}
