import { join } from "node:path";
import type { LiveJob } from "@aish/core";
import { createJobDirectory, createJobObserver, reconcileJob, spawnJob } from "@aish/executor";
import { openStore, type Store } from "@aish/store";
import { median, milliseconds } from "./median.ts";
import type { Row, Workshop } from "./row.ts";

const crowd = 1000;

/** What each prompt does about jobs: the live rows, one look at the system, and what follows of it. */
export async function measureReconcile(workshop: Workshop): Promise<readonly Row[]> {
  const store = openStore({ path: join(workshop.directory, "jobs.db"), now: () => new Date() });
  const none = timeReconcile(store, workshop.rounds * 5);
  startJobs(store, workshop.directory);
  try {
    const many = timeReconcile(store, workshop.rounds);
    return [
      row("no job running", none, 0.2),
      row(`${crowd.toLocaleString("en")} jobs running`, many, 15),
    ];
  } finally {
    await endJobs(store.jobs.live());
    store.close();
  }
}

function timeReconcile(store: Store, rounds: number): number {
  const observer = createJobObserver();
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const startedAt = performance.now();
    const live = store.jobs.live();
    const now = new Date();
    const seen = observer
      .observe(live)
      .map((sighting, at) => reconcileJob(live[at]!, sighting, now));
    if (round > 0) times.push(performance.now() - startedAt);
    if (seen.some(({ status }) => status !== "running")) throw new Error("a job ended by itself");
  }
  return median(times);
}

function startJobs(store: Store, state: string): void {
  for (let count = 0; count < crowd; count++) {
    const job = store.jobs.add({
      sessionId: undefined,
      actor: "user",
      command: "sleep 600",
      cwd: "/",
      startedAt: new Date(),
      logPathOf: (id) => join(state, "jobs", String(id), "log"),
    });
    const made = createJobDirectory(state, job.id, job.command);
    if (made.kind === "taken") throw new Error("the directory is not fresh");
    const argv = ["sleep", "600"];
    const started = spawnJob({ directory: made.directory, argv, cwd: "/", env: process.env });
    if (started === undefined) throw new Error("a job ended at once");
    store.jobs.markRunning(job.id, started);
  }
}

async function endJobs(jobs: readonly LiveJob[]): Promise<void> {
  for (const job of jobs) {
    // The wrapper leads its group. One that is gone already is what is wanted.
    if (job.status === "running") Bun.spawnSync(["kill", "-KILL", "--", `-${job.process.pid}`]);
  }
  const observer = createJobObserver();
  while (observer.observe(jobs).some(({ kind }) => kind === "alive")) await Bun.sleep(10);
}

function row(what: string, time: number, budget: number): Row {
  return {
    what: `reconcile at the prompt, ${what}`,
    budget: `≤ ${budget} ms`,
    measured: milliseconds(time),
    holds: time <= budget,
    behind: [],
  };
}
