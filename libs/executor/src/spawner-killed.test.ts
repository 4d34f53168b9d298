import { jobId, type Job, type LiveJob, type ProcessIdentity, type StartingJob } from "@aish/core";
import { expect, test } from "bun:test";
import { existsSync, readFileSync } from "node:fs";
import { observeJob } from "./observe-job.ts";
import { reconcileJob } from "./reconcile-job.ts";
import { openJobSandbox } from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";

const rounds = Bun.env["AISH_LONG"] === "1" ? 1000 : 15;

interface Row {
  readonly id: number;
  readonly process?: ProcessIdentity;
}

test(`whenever the spawner is killed (${rounds} times), each job ends as its files prove`, async () => {
  await using sandbox = openJobSandbox();
  const { state } = sandbox;
  let settled = 0;
  for (let round = 0; round < rounds; round += 1) {
    const spawner = Bun.spawn(
      [process.execPath, `${import.meta.dir}/testing/job-spawner.ts`, state, String(settled + 1)],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    const wanted = settled + 1 + (round % 4);
    await until("it noted enough jobs", () => rowsIn(state).has(wanted));
    await Bun.sleep((round % 13) / 3); // not a wait: the moment of the kill is what varies
    spawner.kill("SIGKILL");
    await spawner.exited;

    const jobs = [...rowsIn(state).values()].filter(({ id }) => id > settled);
    for (const row of jobs) {
      const directory = `${state}/jobs/${row.id}`;
      const job = toJob(row, directory);
      const isQuiet = () => sandbox.marked(job).length === 0;
      await until(`job ${row.id} has a status, or nothing of it runs`, () => {
        // Twice: for an instant between fork and exec a process does not carry its mark yet.
        return existsSync(`${directory}/status`) || (isQuiet() && isQuiet());
      });
      expect(settle(job)).toMatchObject(endingOf(row, directory));
      settled = row.id;
    }
  }
  expect(settled).toBeGreaterThanOrEqual(rounds);
}, 600_000);

/** What the next aish does: one look now, and one when the grace of starting is over. */
function settle(job: LiveJob): Job {
  const now = reconcileJob(job, observeJob(job), new Date());
  if (now.status !== "starting" && now.status !== "running") return now;
  return reconcileJob(now, observeJob(now), new Date(Date.now() + 6000));
}

function endingOf(row: Row, directory: string): Partial<Job> {
  // No process can have been there before there was a directory, or its mark would have been seen.
  if (!existsSync(`${directory}/status`)) return { status: "failed" };
  return { status: "exited", exitCode: row.id % 7 };
}

function rowsIn(state: string): Map<number, Row> {
  const path = `${state}/rows`;
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
  return new Map(
    lines.map((line) => {
      const row: Row = JSON.parse(line);
      return [row.id, row];
    }),
  );
}

function toJob(row: Row, directory: string): LiveJob {
  const job: StartingJob = {
    id: jobId(row.id),
    sessionId: undefined,
    actor: "script",
    command: "",
    cwd: "/",
    logPath: `${directory}/log`,
    startedAt: new Date(),
    status: "starting",
  };
  if (row.process === undefined) return job;
  return { ...job, status: "running", process: row.process, killAskedAt: undefined };
}
