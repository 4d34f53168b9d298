import type { Job } from "@aish/core";
import { errorCode } from "./error-code.ts";
import { jobDirectoryOf } from "./job-directory.ts";
import { readPidFile } from "./job-facts.ts";
import { membersOf, type JobMembers, type JobProcess } from "./process-group.ts";
import { openProcessTable, type ProcessEntry } from "./process-table.ts";

export type KillOutcome =
  /** Everybody is gone, seen after the signal. `forced`: the first signal was not enough. */
  | { readonly kind: "gone"; readonly signal: string; readonly forced: boolean }
  /** Nobody was there, so nothing was sent. */
  | { readonly kind: "alreadyGone" }
  | { readonly kind: "stillAlive"; readonly pids: readonly number[] }
  /** The pid or group belongs to something else now, or cannot be proven the job's: nothing was sent. */
  | { readonly kind: "notOurs"; readonly pids: readonly number[] };

export interface KillOptions {
  /** How long the first signal may take before SIGKILL; two seconds. */
  readonly graceMs?: number;
  readonly signal?: NodeJS.Signals;
  /** Stops waiting; what was sent stays sent, and nothing more is. */
  readonly abort?: AbortSignal;
}

/** How long the system may take to clear away what got a SIGKILL. */
const forcedMs = 3000;

/** What `killJob` needs, also of a job that was lost while its children live on. */
export function jobProcessOf(job: Job): JobProcess | undefined {
  const directory = jobDirectoryOf(job);
  const process = job.status === "running" ? job.process : readPidFile(directory);
  return process && { directory, process };
}

/**
 * Ends the job with everybody who belongs to it, and says what was seen. The caller has stored
 * `killAskedAt` first, and reconciles afterwards.
 */
export async function killJob(job: JobProcess, options: KillOptions = {}): Promise<KillOutcome> {
  const { graceMs = 2000, signal = "SIGTERM", abort } = options;
  const table = openProcessTable();
  const known = new Map<number, string>();

  function look(): JobMembers {
    const found = membersOf(job, table, table.all(), known);
    // Kept: who loses the parent that tied it to the job is still the job's.
    if (found.kind === "members") for (const { pid, start } of found.members) known.set(pid, start);
    return found;
  }
  function alive(): readonly ProcessEntry[] {
    const found = look();
    return found.kind === "members" ? found.members : [];
  }

  const found = look();
  if (found.kind === "nobody") return { kind: "alreadyGone" };
  if (found.kind === "notOurs") return found;
  send(job, found.members, signal);
  send(job, found.members, "SIGCONT"); // a stopped process gets the signal when it goes on
  const obeyed = await polled(() => alive().length === 0, graceMs, abort);
  if (obeyed) return { kind: "gone", signal, forced: false };

  function forceGone(): boolean {
    const left = alive();
    send(job, left, "SIGKILL"); // at each look: who was being forked at the last one got none
    return left.length === 0;
  }
  const forced = await polled(forceGone, forcedMs, abort);
  if (forced) return { kind: "gone", signal: "SIGKILL", forced: true };
  return { kind: "stillAlive", pids: alive().map(({ pid }) => pid) };
}

/** To whole groups where they are wholly the job's, so that nobody slips through by forking. */
function send(job: JobProcess, members: readonly ProcessEntry[], signal: NodeJS.Signals): void {
  const leaders = new Set([job.process.pid, ...members.map(({ pid }) => pid)]);
  const groups = new Set(members.map(({ group }) => group));
  for (const group of groups) if (leaders.has(group)) sendTo(-group, signal);
  for (const { pid, group } of members) if (!leaders.has(group)) sendTo(pid, signal);
}

function sendTo(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    // Gone meanwhile, or not ours to signal (a setuid program): the next look tells which.
    if (!["ESRCH", "EPERM"].includes(errorCode(error) ?? "")) throw error;
  }
}

/** Asks again and again, slower and slower; false when the time is over or the wait was given up. */
async function polled(
  isTrue: () => boolean,
  forMs: number,
  abort: AbortSignal | undefined,
): Promise<boolean> {
  const deadline = performance.now() + forMs;
  const isGivenUp = (): boolean => abort?.aborted === true;
  for (let pauseMs = 2; !isGivenUp(); pauseMs = Math.min(pauseMs * 2, 50)) {
    if (isTrue()) return true;
    if (performance.now() >= deadline) return false;
    await Bun.sleep(pauseMs);
  }
  return false;
}
