import { AishError, type Job, type JobId } from "@aish/core";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { errorCode } from "./error-code.ts";

/** What lies in a job's directory. `status` comes into being by a rename, never by a write. */
export const jobFile = {
  command: "cmd",
  log: "log",
  pid: "pid",
  status: "status",
  nextStatus: "status.tmp",
} as const;

/** The variable that proves a process to be of a job when the leader of its group is gone. */
export const jobMarker = "AISH_JOB";

/**
 * Room for any exit status, so that writing one over it needs no further block of a disk that the
 * job itself may have filled.
 */
const roomForStatus = "\n\n\n\n";

export type JobDirectory =
  | { readonly kind: "created"; readonly directory: string }
  /** Another database shares the state directory; `highest` is the largest id that is in use. */
  | { readonly kind: "taken"; readonly highest: number };

/** Makes `<state>/jobs/<id>`, private to the person, with everything in it but the process. */
export function createJobDirectory(
  stateDirectory: string,
  id: JobId,
  command: string,
): JobDirectory {
  const jobs = resolve(stateDirectory, "jobs");
  const directory = join(jobs, String(id));
  try {
    mkdirSync(jobs, { recursive: true, mode: 0o700 });
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) === "EEXIST") return { kind: "taken", highest: highestIn(jobs, error) };
    throw cannotCreate(directory, error);
  }
  try {
    const create = { flag: "wx", mode: 0o600 };
    writeFileSync(join(directory, jobFile.command), command, create);
    writeFileSync(join(directory, jobFile.log), "", create);
    writeFileSync(join(directory, jobFile.pid), "", create);
    writeFileSync(join(directory, jobFile.nextStatus), roomForStatus, create);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true }); // made by us a moment ago
    throw cannotCreate(directory, error);
  }
  return { kind: "created", directory };
}

export function jobDirectoryOf(job: Pick<Job, "logPath">): string {
  return dirname(job.logPath);
}

export function jobLogIn(directory: string): string {
  return join(directory, jobFile.log);
}

function highestIn(jobs: string, cause: unknown): number {
  try {
    const ids = readdirSync(jobs).filter((name) => /^\d+$/.test(name));
    return ids.reduce((highest, name) => Math.max(highest, Number(name)), 0);
  } catch {
    // `jobs` itself is in the way: it is a file, not a directory.
    throw cannotCreate(jobs, cause);
  }
}

function cannotCreate(directory: string, cause: unknown): AishError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AishError("SPAWN_FAILED", `cannot create the job directory ${directory}: ${reason}`, {
    hint: "make room or permission for it, or set XDG_STATE_HOME to another place",
    cause,
  });
}
