import { jobId, type JobId, type LiveJob, type ProcessIdentity, type RunningJob } from "@aish/core";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobDirectory, jobLogIn } from "../job-directory.ts";
import { readPidFile } from "../job-facts.ts";
import { spawnJob, type JobToSpawn } from "../spawn-job.ts";
import { until } from "./until.ts";

/** A state directory of its own with real jobs in it; disposing of it ends them all. */
export interface JobSandbox extends AsyncDisposable {
  readonly state: string;
  directory(command: string): string;
  /** Runs the script with `sh -c` as a job and gives the row that the database would have. */
  start(script: string, options?: Partial<JobToSpawn>): RunningJob;
  /** The pids that carry the mark of this job, or of any job in the sandbox. */
  marked(job?: LiveJob): number[];
}

export function openJobSandbox(): JobSandbox {
  const state = mkdtempSync(join(tmpdir(), "aish-jobs-"));
  let last = 0;

  function directory(command: string): string {
    last += 1;
    const made = createJobDirectory(state, jobId(last), command);
    if (made.kind === "taken") throw new Error("the sandbox is not fresh");
    return made.directory;
  }

  return {
    state,
    directory,
    start(script, options = {}) {
      const path = directory(script);
      const argv = ["/bin/sh", "-c", script];
      const env = { PATH: process.env["PATH"] };
      const identity = spawnJob({ directory: path, argv, cwd: state, env, ...options });
      if (identity === undefined) throw new Error("the job vanished at once");
      return runningJob(path, identity, jobId(last));
    },
    marked: (job) => markedPids(job === undefined ? `${state}/` : `${directoryOf(job)} `),
    async [Symbol.asyncDispose]() {
      await until("every process of the sandbox is gone", () => {
        const left = markedPids(`${state}/`);
        for (const pid of left) killIfThere(pid);
        return left.length === 0;
      });
      rmSync(state, { recursive: true, force: true });
    },
  };
}

export function runningJob(
  directory: string,
  process: ProcessIdentity,
  id: JobId = jobId(1),
): RunningJob {
  return {
    id,
    sessionId: undefined,
    actor: "user",
    command: "a test",
    cwd: "/",
    logPath: jobLogIn(directory),
    startedAt: new Date(),
    status: "running",
    process,
    killAskedAt: undefined,
  };
}

export function directoryOf(job: LiveJob): string {
  return job.logPath.slice(0, -"/log".length);
}

export function logOf(job: LiveJob): string {
  return readFileSync(job.logPath, "utf8");
}

/** The exact text of the status file, once it is there. */
export function statusOf(job: LiveJob): Promise<string> {
  const path = `${directoryOf(job)}/status`;
  return until(`${path} is there`, () => existsSync(path) && readFileSync(path, "utf8"));
}

export function pidFileOf(job: LiveJob): Promise<ProcessIdentity> {
  return until(`the wrapper wrote ${directoryOf(job)}/pid`, () => readPidFile(directoryOf(job)));
}

/**
 * A process whose parent will never ask how it ended. Carries the mark of the directory, so that the
 * sandbox ends both.
 */
export async function startUnreaped(directory: string): Promise<number> {
  // The shell becomes a sleep. Before that it may still ask about its children.
  const parent = Bun.spawn(["/bin/sh", "-c", "sleep 60 & echo $!; exec sleep 60"], {
    env: { PATH: process.env["PATH"], AISH_JOB: directory },
    stdin: "ignore",
  });
  const { value } = await parent.stdout.getReader().read();
  const nameOf = ["ps", "-o", "comm=", "-p", String(parent.pid)];
  await until("the parent does not reap", () => {
    return Bun.spawnSync(nameOf).stdout.toString().trim().endsWith("sleep");
  });
  return Number(new TextDecoder().decode(value));
}

/** Told by `ps`, which shows environments, so that no code under test is asked about itself. */
function markedPids(mark: string): number[] {
  const { stdout } = Bun.spawnSync(["ps", "axeww", "-o", "pid=,stat=,command="]);
  return stdout
    .toString()
    .split("\n")
    .filter((line) => `${line} `.includes(` AISH_JOB=${mark}`) && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It went by itself.
  }
}
