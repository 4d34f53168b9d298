import { AishError, type JobId, type LiveJob } from "@aish/core";
import { watch, type FSWatcher } from "node:fs";
import { join } from "node:path";
import { jobDirectoryOf, jobFile } from "./job-directory.ts";
import { createJobObserver, type Sighting } from "./observe-job.ts";

export interface JobWatch {
  /** Watching a job twice is watching it once. */
  add(job: LiveJob): void;
  remove(id: JobId): void;
  close(): void;
}

export type JobEnding = Extract<Sighting, { kind: "statusFile" | "vanished" }>;

/** Of many watched jobs, how many one round of the slow poll looks at. */
const perRound = 50;

interface Watched {
  readonly job: LiveJob;
  watcher: FSWatcher | undefined;
}

/**
 * Tells the end of each job once, and then forgets it. A status is told at once; a process that goes
 * without one, or whose directory cannot be watched, by a slow poll. Never keeps the program running.
 *
 * What is watched is `status.tmp`, which becomes `status`: a watch on the directory would wake us for
 * every line that goes into the log.
 */
export function watchJobs(
  onEnd: (job: LiveJob, ending: JobEnding) => void,
  options: { readonly pollMs?: number } = {},
): JobWatch {
  const { pollMs = 2000 } = options;
  const watched = new Map<JobId, Watched>();
  const observer = createJobObserver();
  let timer: ReturnType<typeof setInterval> | undefined;
  let added: JobId[] = [];

  function look(ids: readonly JobId[]): void {
    const jobs = ids.map((id) => watched.get(id)?.job).filter((job) => job !== undefined);
    const sightings = observed(jobs);
    for (const [index, job] of jobs.entries()) {
      const sighting = sightings[index];
      if (sighting?.kind !== "statusFile" && sighting?.kind !== "vanished") continue;
      if (!watched.has(job.id)) continue; // removed by the caller while being told of another
      forget(job.id);
      onEnd(job, sighting);
    }
  }

  function lookAtSome(): void {
    const some = [...watched.values()].slice(0, perRound);
    for (const entry of some) {
      watched.delete(entry.job.id);
      watched.set(entry.job.id, entry); // to the end of the queue
    }
    look(some.map(({ job }) => job.id));
  }

  function observed(jobs: readonly LiveJob[]): readonly Sighting[] {
    try {
      return observer.observe(jobs);
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      return []; // nothing was seen; whoever looks next in the foreground can tell the person
    }
  }

  function lookAtAdded(): void {
    const ids = added;
    added = [];
    look(ids);
  }

  function forget(id: JobId): void {
    watched.get(id)?.watcher?.close();
    watched.delete(id);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    add(job) {
      const before = watched.get(job.id);
      const entry: Watched = { job, watcher: before?.watcher };
      watched.set(job.id, entry);
      timer ??= unreferenced(setInterval(lookAtSome, pollMs));
      if (before !== undefined) return;
      entry.watcher = watchStatus(job, () => look([job.id]));
      if (added.push(job.id) === 1) queueMicrotask(lookAtAdded); // it may have ended before
    },
    remove: forget,
    close() {
      for (const id of watched.keys()) forget(id);
    },
  };
}

function watchStatus(job: LiveJob, onChange: () => void): FSWatcher | undefined {
  const path = join(jobDirectoryOf(job), jobFile.nextStatus);
  try {
    const watcher = watch(path, { persistent: false }, onChange);
    watcher.on("error", () => watcher.close()); // the slow poll goes on
    return watcher;
  } catch {
    return undefined; // no such file, or no more watches to be had: the slow poll does it
  }
}

function unreferenced(timer: ReturnType<typeof setInterval>): ReturnType<typeof setInterval> {
  timer.unref();
  return timer;
}
