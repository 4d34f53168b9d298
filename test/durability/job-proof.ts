import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { bootId, processesWith, processSight } from "./processes.ts";

/** A row of `jobs` as `aish jobs list --json` prints it. */
export interface JobRow {
  readonly id: number;
  readonly session_id: string | null;
  readonly status: "starting" | "running" | "exited" | "killed" | "lost" | "failed";
  readonly pid: number | null;
  readonly process_start: string | null;
  readonly exit_code: number | null;
  readonly signal: string | null;
  readonly log_path: string;
  readonly log_bytes: number | null;
  readonly started_at: string;
  readonly kill_asked_at: string | null;
  readonly ended_at: string | null;
  readonly notified_at: string | null;
}

/** What the files of a job and the process table prove of it, whatever the database says. */
export type Proof =
  | { readonly kind: "exited"; readonly code: number; readonly writtenAt: number }
  | { readonly kind: "running" }
  /** There was a process, it is gone, and it left no status. */
  | { readonly kind: "gone" }
  /** No process ever said its name. */
  | { readonly kind: "unborn" };

export function proofOf(row: JobRow): Proof {
  const directory = dirname(row.log_path);
  return statusIn(directory) ?? withoutStatus(row, directory);
}

function withoutStatus(row: JobRow, directory: string): Proof {
  const [pid, start] = identityOf(row, directory) ?? [];
  if (pid === undefined || start === undefined) return statusIn(directory) ?? { kind: "unborn" };
  const seen = processSight(pid);
  const lives = seen !== undefined && seen.state !== "Z" && seen.state !== "X";
  if (lives && start === `${bootId()}/${seen.startTicks}`) return { kind: "running" };
  // The status is written before the process goes: one that is not there now will never be.
  return statusIn(directory) ?? { kind: "gone" };
}

function statusIn(directory: string): Proof | undefined {
  const path = `${directory}/status`;
  if (!existsSync(path)) return undefined;
  const code = Number.parseInt(readFileSync(path, "utf8"), 10);
  return { kind: "exited", code, writtenAt: statSync(path).mtimeMs };
}

function identityOf(row: JobRow, directory: string): [number, string] | undefined {
  if (row.pid !== null && row.process_start !== null) return [row.pid, row.process_start];
  const path = `${directory}/pid`;
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const [, pid, start] = /^(\d+) (.+)\n$/.exec(text) ?? [];
  return pid === undefined || start === undefined ? undefined : [Number(pid), start];
}

/** How long a row may wait for its process to say its name, and what looking takes. */
const startGraceMs = 5000;
const slackMs = 2000;
/** How long a kill may be under way before what is seen is taken for the end. */
const killPatienceMs = 10_000;
/** File times may lag behind the clock by a tick of the system. */
const tickMs = 50;

/** In what the row contradicts the proof, seen at `now`; undefined if in nothing. */
export function contradiction(row: JobRow, proof: Proof, now: number): string | undefined {
  const right = mayBe(row, proof, now);
  if (right.includes(row.status) && (row.status !== "exited" || saysHow(row, proof))) {
    return undefined;
  }
  return `job ${row.id} must be ${right.join(" or ")}: ${JSON.stringify({ proof, row })}`;
}

function mayBe(row: JobRow, proof: Proof, now: number): JobRow["status"][] {
  const askedAt = row.kill_asked_at === null ? undefined : Date.parse(row.kill_asked_at);
  // The last may have gone after the program looked, so that a kill may seem to be under way still.
  const recent = askedAt !== undefined && now - askedAt < killPatienceMs;
  const dying: JobRow["status"][] = recent ? ["running"] : [];
  switch (proof.kind) {
    case "running":
      return ["running"];
    case "unborn": {
      const waited = now - Date.parse(row.started_at);
      if (waited < startGraceMs) return ["starting"];
      return waited < startGraceMs + slackMs ? ["starting", "failed"] : ["failed"];
    }
    case "gone":
      if (askedAt === undefined) return ["lost"];
      return someoneLeft(row) ? [...dying, "lost"] : [...dying, "killed", "lost"];
    case "exited":
      if (askedAt === undefined || proof.writtenAt + tickMs < askedAt) return ["exited"];
      if (proof.writtenAt - askedAt > killPatienceMs) return ["exited"];
      // A kill that was cut off does not hide the status for ever.
      if (someoneLeft(row)) return recent ? ["running"] : ["exited"];
      return [...dying, "killed"];
    default:
      return proof satisfies never;
  }
}

function saysHow(row: JobRow, proof: Proof): boolean {
  return proof.kind === "exited" && row.exit_code === proof.code;
}

function someoneLeft(row: JobRow): boolean {
  return processesWith("AISH_JOB", dirname(row.log_path)).length > 0;
}
