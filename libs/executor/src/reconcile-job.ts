import { assertNever, signalOfStatus, type Job, type LiveJob, type RunningJob } from "@aish/core";
import type { Sighting } from "./observe-job.ts";

/** How long after `startedAt` a job without a process is still believed to be on its way. */
const startGraceMs = 5000;
/** How long a kill may take before what is seen meanwhile is taken for the end. */
const killPatienceMs = 10_000;
/** File times may lag behind the clock by a tick of the system. */
const clockTickMs = 50;

/**
 * The job state machine; only live jobs can change.
 *
 *     starting --alive--------------------> running
 *     starting --notYet, grace over-------> failed
 *     either   --statusFile---------------> exited
 *     either   --vanished-----------------> lost
 *     running  --either, kill asked before, nothing left--> killed
 *
 * While a kill is under way the job stays as it is until nothing of its group is left. A kill that was
 * asked for after the job had ended by itself changes nothing, and neither does one that was cut off.
 */
export function reconcileJob(
  job: LiveJob,
  sighting: Sighting,
  now: Date,
  grace: { readonly startGraceMs: number } = { startGraceMs },
): Job {
  switch (sighting.kind) {
    case "unclear":
      return job;
    case "alive":
      if (job.status === "running") return job;
      return {
        ...job,
        status: "running",
        process: sighting.process,
        killAskedAt: undefined,
      };
    case "notYet": {
      const waited = Math.abs(now.getTime() - job.startedAt.getTime()); // the clock may be set back
      if (job.status === "running" || waited <= grace.startGraceMs) return job;
      return { ...factsOf(job), status: "failed", endedAt: now, logBytes: sighting.logBytes };
    }
    case "statusFile":
      return exited(job, sighting, now);
    case "vanished":
      return vanished(job, sighting, now);
    default:
      return assertNever(sighting);
  }
}

type StatusFile = Extract<Sighting, { kind: "statusFile" }>;
type Vanished = Extract<Sighting, { kind: "vanished" }>;

function exited(job: LiveJob, sighting: StatusFile, now: Date): Job {
  const { exitCode, logBytes, writtenAt: endedAt } = sighting;
  const ending = { ...factsOf(job), endedAt, logBytes };
  const signal = signalOfStatus(exitCode);
  const kill = killOf(job, sighting, endedAt, now);
  if (kill === "underWay") return job;
  if (kill === "done") return { ...ending, status: "killed", signal: signal ?? "SIGTERM" };
  return { ...ending, status: "exited", exitCode, signal };
}

function vanished(job: LiveJob, sighting: Vanished, now: Date): Job {
  const ending = { ...factsOf(job), endedAt: now, logBytes: sighting.logBytes };
  const kill = killOf(job, sighting, now, now);
  if (kill === "underWay") return job;
  // Without a status the wrapper itself was killed, and only SIGKILL does that.
  if (kill === "done") return { ...ending, status: "killed", signal: "SIGKILL" };
  return { ...ending, status: "lost" };
}

function killOf(
  job: LiveJob,
  sighting: StatusFile | Vanished,
  endedAt: Date,
  now: Date,
): "none" | "underWay" | "done" {
  const askedAt = job.status === "running" ? job.killAskedAt : undefined;
  if (askedAt === undefined) return "none";
  const afterMs = endedAt.getTime() - askedAt.getTime();
  if (afterMs + clockTickMs < 0) return "none";
  // A job that went on for so long got no signal: whoever asked was cut off before sending it.
  if (sighting.kind === "statusFile" && afterMs > killPatienceMs) return "none";
  if (sighting.leftovers.length === 0) return "done";
  return now.getTime() - askedAt.getTime() <= killPatienceMs ? "underWay" : "none";
}

/** What every state has, so that nothing of a running job clings to an ended one. */
function factsOf(job: LiveJob): Omit<RunningJob, "status" | "process" | "killAskedAt"> {
  const { id, sessionId, actor, command, cwd, logPath, startedAt } = job;
  return { id, sessionId, actor, command, cwd, logPath, startedAt };
}
