import type { JobId, SessionId } from "./ids.ts";

/** Who had a command run. Words of the `actor` columns. */
export type Actor = "user" | "model" | "plan" | "schedule" | "hook" | "script";

/** What ran it. Words of the `channel` column. */
export type Channel = "sh" | "kai" | "mcp" | "ts";

/**
 * A process, told from a later one with the same pid. `start` names the boot and the moment of the
 * start in the words of the operating system; it is compared, never interpreted.
 */
export interface ProcessIdentity {
  readonly pid: number;
  readonly start: string;
}

interface JobFacts {
  readonly id: JobId;
  /** Undefined for a job that was started from a script, outside any session. */
  readonly sessionId: SessionId | undefined;
  readonly actor: Actor;
  readonly command: string;
  readonly cwd: string;
  /** `<state>/jobs/<id>/log`; the job's directory is the one it is in. */
  readonly logPath: string;
  readonly startedAt: Date;
}

interface Ending {
  readonly endedAt: Date;
  /** Size of the log when the end was seen; undefined if the log was gone. */
  readonly logBytes: number | undefined;
}

/** The row is written, the process perhaps not yet there. */
export interface StartingJob extends JobFacts {
  readonly status: "starting";
}

export interface RunningJob extends JobFacts {
  readonly status: "running";
  readonly process: ProcessIdentity;
  /** Set before the first signal of a kill, so that whoever sees the end calls it `killed`. */
  readonly killAskedAt: Date | undefined;
}

/** The wrapper's status file says so. `signal` is set (`SIGTERM`) when the status is 128+n. */
export interface ExitedJob extends JobFacts, Ending {
  readonly status: "exited";
  readonly exitCode: number;
  readonly signal: string | undefined;
}

/** We were asked to kill it, and its whole group was seen to be gone. */
export interface KilledJob extends JobFacts, Ending {
  readonly status: "killed";
  readonly signal: string;
}

/** Gone without a status file: how it ended is not known. */
export interface LostJob extends JobFacts, Ending {
  readonly status: "lost";
}

/** It never started. */
export interface FailedJob extends JobFacts, Ending {
  readonly status: "failed";
}

export type LiveJob = StartingJob | RunningJob;
export type EndedJob = ExitedJob | KilledJob | LostJob | FailedJob;
export type Job = LiveJob | EndedJob;
