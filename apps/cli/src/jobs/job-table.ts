import {
  AishError,
  type Actor,
  type EndedJob,
  type Job,
  type JobId,
  type LiveJob,
  type ProcessIdentity,
  type SessionId,
  type StartingJob,
} from "@aish/core";
import {
  createJobDirectory,
  createJobObserver,
  jobProcessOf,
  killJob,
  reconcileJob,
  runnerCommand,
  spawnJob,
  waitForJob,
  type JobObserver,
  type KillOutcome,
  type Shell,
  type ShellState,
  type WaitOptions,
} from "@aish/executor";
import type { Store } from "@aish/store";
import { join } from "node:path";

export interface JobRequest {
  readonly sessionId: SessionId | undefined;
  readonly actor: Actor;
  readonly command: string;
  readonly cwd: string;
  readonly shell: Shell;
  /** The state that the job starts from; undefined outside a session. */
  readonly state: ShellState | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Background jobs: the rows of the database and the processes behind them. */
export class JobTable {
  readonly #store: Store;
  readonly #stateDirectory: string;
  readonly #observer: JobObserver = createJobObserver();

  constructor(store: Store, stateDirectory: string) {
    this.#store = store;
    this.#stateDirectory = stateDirectory;
  }

  /** The row comes first, so that nothing ever runs without one. */
  start(request: JobRequest): LiveJob {
    const { job, directory } = this.#claim(request);
    let process: ProcessIdentity | undefined;
    try {
      const command = runnerCommand(request.shell, {
        stateFile: request.state?.copyTo(directory),
        runDirectory: undefined,
        line: request.command,
        cwd: request.cwd,
        lastStatus: 0,
        stdin: "empty",
        jobControl: false,
      });
      const env = { ...request.env, ...command.env, PWD: request.cwd };
      process = spawnJob({ directory, argv: command.argv, cwd: request.cwd, env });
    } catch (error) {
      this.#store.jobs.end([
        { ...job, status: "failed", endedAt: new Date(), logBytes: undefined },
      ]);
      throw error;
    }
    if (process === undefined) return job;
    try {
      this.#store.jobs.markRunning(job.id, process);
    } catch (error) {
      // It runs all the same: whoever reconciles next learns from its files that it does.
      if (!(error instanceof AishError)) throw error;
    }
    return { ...job, status: "running", process, killAskedAt: undefined };
  }

  /** Another database may use the same state directory: its ids are passed over. */
  #claim(request: JobRequest): { readonly job: StartingJob; readonly directory: string } {
    let afterId = 0;
    for (;;) {
      const job = this.#store.jobs.add({
        ...request,
        startedAt: new Date(),
        logPathOf: (id) => join(this.#stateDirectory, "jobs", String(id), "log"),
        afterId,
      });
      try {
        const made = createJobDirectory(this.#stateDirectory, job.id, request.command);
        if (made.kind === "created") return { job, directory: made.directory };
        afterId = made.highest;
        this.#abandon(job);
      } catch (error) {
        this.#abandon(job);
        throw error;
      }
    }
  }

  #abandon(job: StartingJob): void {
    const now = new Date();
    this.#store.jobs.end([{ ...job, status: "failed", endedAt: now, logBytes: undefined }]);
    this.#store.jobs.markTold(job.id, now);
  }

  /** Looks at every live job and stores what is seen. Returns those that were seen to end. */
  reconcile(): readonly EndedJob[] {
    const live = this.#store.jobs.live();
    if (live.length === 0) return [];
    const now = new Date();
    const sightings = this.#observer.observe(live);
    const ended: EndedJob[] = [];
    for (const [at, job] of live.entries()) {
      const sighting = sightings[at];
      if (sighting === undefined) continue;
      const seen = reconcileJob(job, sighting, now);
      if (seen.status === "running" && job.status === "starting") {
        this.#store.jobs.markRunning(job.id, seen.process);
      } else if (seen.status !== "starting" && seen.status !== "running") {
        ended.push(seen);
      }
    }
    return this.#store.jobs.end(ended);
  }

  get(id: JobId): Job {
    const job = this.#store.jobs.get(id);
    if (job !== undefined) return job;
    throw new AishError("JOB_NOT_FOUND", `there is no job ${id}`, {
      hint: "list the jobs with aish jobs, or :jobs at the prompt",
    });
  }

  /** Also of a job that has ended: what it left running is ended. */
  async kill(
    id: JobId,
    abort?: AbortSignal,
  ): Promise<{ readonly job: Job; readonly outcome: KillOutcome }> {
    const job = await this.#born(id);
    this.#store.jobs.askKill(id, new Date());
    const target = jobProcessOf(job);
    const options = abort === undefined ? {} : { abort };
    const outcome: KillOutcome =
      target === undefined ? { kind: "alreadyGone" } : await killJob(target, options);
    this.reconcile();
    return { job: this.get(id), outcome };
  }

  /** A job on its way has no process that could be signalled; soon it has one, or has failed. */
  async #born(id: JobId): Promise<Job> {
    const deadline = performance.now() + birthMs;
    for (;;) {
      this.reconcile();
      const job = this.get(id);
      if (job.status !== "starting" || performance.now() > deadline) return job;
      await Bun.sleep(pauseMs);
    }
  }

  /**
   * Waits until the row says that the job has ended. What was seen of its end may not be enough: a
   * job on its way may never come, and of one that is being killed others may still have to go.
   */
  async wait(
    id: JobId,
    { timeoutMs = Infinity, abort }: WaitOptions,
  ): Promise<{ readonly job: Job; readonly outcome: JobWait }> {
    const deadline = performance.now() + timeoutMs;
    this.reconcile();
    let job = this.get(id);
    if (!isLive(job)) return { job, outcome: "endedBefore" };
    for (;;) {
      const leftMs = Math.max(0, Math.min(deadline - performance.now(), lookAgainMs));
      const { kind } = await waitForJob(job, {
        timeoutMs: leftMs,
        ...(abort === undefined ? {} : { abort }),
      });
      this.reconcile();
      job = this.get(id);
      if (!isLive(job)) return { job, outcome: "ended" };
      if (kind === "aborted") return { job, outcome: "aborted" };
      if (performance.now() >= deadline) return { job, outcome: "timedOut" };
      if (kind === "ended") await Bun.sleep(pauseMs);
    }
  }
}

export type JobWait = "ended" | "endedBefore" | "timedOut" | "aborted";

/** Longer than a row may wait for its process. */
const birthMs = 6000;
const lookAgainMs = 1000;
const pauseMs = 50;

function isLive(job: Job): job is LiveJob {
  return job.status === "starting" || job.status === "running";
}
