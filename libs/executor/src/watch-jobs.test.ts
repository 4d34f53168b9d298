import { jobId, type JobId } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { rmSync } from "node:fs";
import { directoryOf, openJobSandbox, pidFileOf, statusOf } from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";
import { waitForJob } from "./wait-for-job.ts";
import { watchJobs, type JobEnding } from "./watch-jobs.ts";

/** Longer than any test: what is told under it was told by the watch. */
const neverMs = 600_000;

function openEndings(pollMs: number) {
  const endings: [JobId, JobEnding["kind"]][] = [];
  const watch = watchJobs((job, ending) => endings.push([job.id, ending.kind]), { pollMs });
  return { endings, watch, [Symbol.dispose]: () => watch.close() };
}

describe("watchJobs", () => {
  test("tells the end of each job once, without waiting for the poll", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(neverMs);
    const waiting = "until [ -e go ]; do sleep 0.01; done; echo bye";
    for (const script of [waiting, waiting, "sleep 60"]) seen.watch.add(sandbox.start(script));
    await Bun.write(`${sandbox.state}/go`, "");
    await until("both are told", () => seen.endings.length === 2);
    const both: typeof seen.endings = [
      [jobId(1), "statusFile"],
      [jobId(2), "statusFile"],
    ];
    expect(new Map(seen.endings)).toEqual(new Map(both));
  });

  test("tells of a job that had ended before it was added", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(neverMs);
    const job = sandbox.start("exit 1");
    await statusOf(job);
    seen.watch.add(job);
    seen.watch.add(job);
    await until("it is told", () => seen.endings.length > 0);
    expect(seen.endings).toEqual([[job.id, "statusFile"]]);
  });

  test("finds out by polling that a process went without a status", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(10);
    const job = sandbox.start("sleep 60");
    await pidFileOf(job);
    seen.watch.add(job);
    process.kill(-job.process.pid, "SIGKILL");
    await until("it is told", () => seen.endings.length > 0);
    expect(seen.endings).toEqual([[job.id, "vanished"]]);
  });

  test("polls a job that cannot be watched", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(10);
    const job = sandbox.start("until [ -e go ]; do sleep 0.01; done");
    await pidFileOf(job);
    rmSync(`${directoryOf(job)}/status.tmp`);
    seen.watch.add(job);
    await Bun.write(`${sandbox.state}/go`, "");
    await until("it is told", () => seen.endings.length > 0);
    expect(seen.endings).toEqual([[job.id, "statusFile"]]);
  });

  test("survives that the directory of a job goes away", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(10);
    const job = sandbox.start("until [ -e go ]; do sleep 0.01; done");
    await pidFileOf(job);
    seen.watch.add(job);
    rmSync(directoryOf(job), { recursive: true });
    await Bun.write(`${sandbox.state}/go`, "");
    await until("it is told", () => seen.endings.length > 0);
    expect(seen.endings).toEqual([[job.id, "vanished"]]);
  });

  test("tells nothing of what was removed", async () => {
    await using sandbox = openJobSandbox();
    using seen = openEndings(neverMs);
    const [first, second] = [sandbox.start("exit 1"), sandbox.start("exit 2")];
    seen.watch.add(first);
    seen.watch.add(second);
    seen.watch.remove(first.id);
    await until("the other is told", () => seen.endings.length > 0);
    expect(seen.endings).toEqual([[second.id, "statusFile"]]);
  });

  test("does not keep the program running", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    const program = `
      import { watchJobs } from "${import.meta.dir}/watch-jobs.ts";
      const job = JSON.parse(process.argv[1]);
      watchJobs(() => {}).add({ ...job, startedAt: new Date(job.startedAt) });
    `;
    const child = Bun.spawn([process.execPath, "-e", program, JSON.stringify(job)], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    expect(await child.exited).toBe(0);
  });
});

describe("waitForJob", () => {
  test("ends with the job, and not with what it left behind", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60 & exit 4");
    const outcome = await waitForJob(job, { timeoutMs: 10_000 });
    expect(outcome).toMatchObject({ kind: "ended", ending: { kind: "statusFile", exitCode: 4 } });
  });

  test("ends when the job vanishes", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    const wait = waitForJob(job, { timeoutMs: 10_000 });
    process.kill(-job.process.pid, "SIGKILL");
    expect(await wait).toMatchObject({ kind: "ended", ending: { kind: "vanished" } });
  });

  test("ends when its time is over, and the job goes on", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    expect(await waitForJob(job, { timeoutMs: 20 })).toEqual({ kind: "timedOut" });
    expect(sandbox.marked(job)).not.toEqual([]);
  });

  test("ends when it is given up, before or meanwhile", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    expect(await waitForJob(job, { abort: AbortSignal.abort() })).toEqual({ kind: "aborted" });
    expect(await waitForJob(job, { abort: AbortSignal.timeout(20) })).toEqual({ kind: "aborted" });
  });
});
