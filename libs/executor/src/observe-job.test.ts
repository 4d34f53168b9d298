import type { LiveJob, RunningJob, StartingJob } from "@aish/core";
import { describe, expect, test } from "bun:test";
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createJobObserver, observeJob, type Sighting } from "./observe-job.ts";
import { openProcessTable } from "./process-table.ts";
import { reconcileJob } from "./reconcile-job.ts";
import {
  directoryOf,
  openJobSandbox,
  pidFileOf,
  runningJob,
  startUnreaped,
  statusOf,
} from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";

const isLong = Bun.env["AISH_LONG"] === "1";

/** The job's final state, once the world says that there is one. */
function endOf(job: LiveJob, deadlineMs = 4000) {
  const ended = () => {
    const now = reconcileJob(job, observeJob(job), new Date());
    return now.status !== "starting" && now.status !== "running" && now;
  };
  return until(`job ${job.id} ended`, ended, deadlineMs);
}

function asStarting(job: RunningJob): StartingJob {
  const { id, sessionId, actor, command, cwd, logPath, startedAt } = job;
  return { id, sessionId, actor, command, cwd, logPath, startedAt, status: "starting" };
}

describe("observeJob", () => {
  test("no jobs are no looks", () => {
    expect(createJobObserver().observe([])).toEqual([]);
  });

  test("a job that runs is alive, also for whoever only knows that it was starting", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    await pidFileOf(job);
    const alive: Sighting = { kind: "alive", process: job.process };
    expect(observeJob(job)).toEqual(alive);
    expect(observeJob(asStarting(job))).toEqual(alive);
  });

  test("a status is seen with its time, the size of the log, and nobody left", async () => {
    await using sandbox = openJobSandbox();
    const before = Date.now();
    const job = sandbox.start("echo hi; exit 7");
    await statusOf(job);
    const sighting = observeJob(job);
    expect(sighting).toMatchObject({ kind: "statusFile", exitCode: 7, logBytes: 3, leftovers: [] });
    const { writtenAt } = sighting as Extract<Sighting, { kind: "statusFile" }>;
    expect(writtenAt.getTime()).toBeWithin(before - 50, Date.now() + 1);
  });

  test("what a job leaves running is told, and the job has exited", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60 & echo $! > left; exit 0");
    await statusOf(job);
    const left = Number(await Bun.file(`${sandbox.state}/left`).text());
    expect(observeJob(job)).toMatchObject({ kind: "statusFile", exitCode: 0, leftovers: [left] });
    expect(await endOf(job)).toMatchObject({ status: "exited", exitCode: 0 });
  });

  test("a pid that another process has now is not the job", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    const reused = { ...job, process: { ...job.process, start: `${job.process.start}0` } };
    expect(observeJob(reused)).toEqual({ kind: "vanished", logBytes: 0, leftovers: [] });
    const ours = runningJob(directoryOf(job), { pid: process.pid, start: job.process.start });
    expect(observeJob(ours)).toMatchObject({ kind: "vanished" });
  });

  test("a job of another boot is gone, whatever has its pid and start", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    const ticks = job.process.start.split("/")[1];
    const start = `00000000-0000-4000-8000-000000000000/${ticks}`;
    const before = { ...job, process: { pid: job.process.pid, start } };
    expect(observeJob(before)).toMatchObject({ kind: "vanished" });
    const file = `${directoryOf(job)}/pid`;
    await until("the wrapper has told who it is", () => existsSync(file));
    writeFileSync(file, `${job.process.pid} ${start}\n`);
    expect(observeJob(asStarting(job))).toMatchObject({ kind: "vanished" });
  });

  test("a job whose wrapper was killed is lost, and what lives on is told", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("echo $$ > child; exec sleep 60");
    const child = await until("the job's own process", async () => {
      const file = Bun.file(`${sandbox.state}/child`);
      return (await file.exists()) && Number(await file.text());
    });
    process.kill(job.process.pid, "SIGKILL");
    expect(await endOf(job)).toMatchObject({ status: "lost", logBytes: 0 });
    expect(observeJob(job)).toMatchObject({ kind: "vanished", leftovers: [child] });
  });

  test("a zombie is gone: nobody asked for its status, but it does not run", async () => {
    await using sandbox = openJobSandbox();
    const directory = sandbox.directory("a zombie");
    const pid = await startUnreaped(directory);
    const start = startOf(pid);
    const job = runningJob(directory, { pid, start });
    expect(observeJob(job)).toMatchObject({ kind: "alive" });
    process.kill(pid, "SIGKILL");
    await until("it is a zombie", () => stateOf(pid).startsWith("Z"));
    expect(startOf(pid)).toBe(start);
    expect(observeJob(job)).toMatchObject({ kind: "vanished" });
  });

  test("a zombie that wrote its status has exited", async () => {
    await using sandbox = openJobSandbox();
    const directory = sandbox.directory("a zombie");
    writeFileSync(`${directory}/status`, "0\n\n\n");
    const job = runningJob(directory, { pid: 1, start: "boot/1" });
    expect(observeJob(job)).toMatchObject({ kind: "statusFile", exitCode: 0 });
  });

  test.each(["", "\n", "0", "x\n", "-1\n", "256\n", "1000\n", "0\n1\n", "\0\0\0\0"])(
    "a status file with %p in it is no status",
    async (text) => {
      await using sandbox = openJobSandbox();
      const directory = sandbox.directory("garbage");
      writeFileSync(`${directory}/status`, text);
      const job = runningJob(directory, { pid: 2 ** 22 + 1, start: "boot/1" });
      expect(observeJob(job)).toMatchObject({ kind: "vanished" });
    },
  );

  test.each(["", "77", "77 boot/5", "boot/5\n", " \n"])(
    "a pid file with %p in it names no process",
    async (text) => {
      await using sandbox = openJobSandbox();
      const directory = sandbox.directory("not yet");
      writeFileSync(`${directory}/pid`, text);
      const job = asStarting(runningJob(directory, { pid: 1, start: "" }));
      expect(observeJob(job)).toEqual({ kind: "notYet", logBytes: 0 });
    },
  );

  test("a status that cannot be read proves nothing", async () => {
    await using sandbox = openJobSandbox();
    const directory = sandbox.directory("unreadable");
    mkdirSync(`${directory}/status`); // as root no mode would do
    const job = runningJob(directory, { pid: 2 ** 22 + 1, start: "boot/1" });
    expect(observeJob(job)).toMatchObject({ kind: "unclear" });
  });

  test("a job that closes its own output has its status all the same", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("exec >&- 2>&- <&-; sleep 0.01; exit 9");
    expect(await endOf(job)).toMatchObject({ status: "exited", exitCode: 9 });
  });

  test("a job killed from outside has exited by that signal", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("echo $$ > child; exec sleep 60");
    const child = await until("the job's own process", async () => {
      const file = Bun.file(`${sandbox.state}/child`);
      return (await file.exists()) && Number(await file.text());
    });
    process.kill(child, "SIGKILL");
    const end = { status: "exited", exitCode: 137, signal: "SIGKILL" };
    expect(await endOf(job)).toMatchObject(end);
  });

  test("a job outlives the directory it runs in", async () => {
    await using sandbox = openJobSandbox();
    const cwd = `${sandbox.state}/work`;
    mkdirSync(cwd);
    const go = `${sandbox.state}/go`;
    const job = sandbox.start(`until [ -e ${go} ]; do sleep 0.01; done; exit 3`, { cwd });
    await pidFileOf(job);
    rmSync(cwd, { recursive: true });
    writeFileSync(go, "");
    expect(await endOf(job)).toMatchObject({ status: "exited", exitCode: 3 });
  });

  test("without its own directory a job runs on, and is lost when it ends", async () => {
    await using sandbox = openJobSandbox();
    const go = `${sandbox.state}/go`;
    const job = sandbox.start(`until [ -e ${go} ]; do sleep 0.01; done`);
    await pidFileOf(job);
    rmSync(directoryOf(job), { recursive: true });
    expect(observeJob(job)).toMatchObject({ kind: "alive" });
    writeFileSync(go, "");
    expect(await endOf(job)).toMatchObject({ status: "lost", logBytes: undefined });
  });

  test("a job that was never spawned has failed when its grace is over", async () => {
    await using sandbox = openJobSandbox();
    const job = asStarting(runningJob(sandbox.directory("never"), { pid: 1, start: "" }));
    const sighting = observeJob(job);
    expect(reconcileJob(job, sighting, new Date()).status).toBe("starting");
    const later = new Date(Date.now() + 6000);
    expect(reconcileJob(job, sighting, later)).toMatchObject({ status: "failed" });
  });

  test("a status of which nothing but the rename is missing is no status", async () => {
    await using sandbox = openJobSandbox();
    const directory = sandbox.directory("cut off");
    writeFileSync(`${directory}/status.tmp`, "0\n\n\n");
    const job = runningJob(directory, { pid: 2 ** 22 + 1, start: "boot/1" });
    expect(observeJob(job)).toMatchObject({ kind: "vanished" });
  });

  test("memory does not grow with what a job prints", async () => {
    await using sandbox = openJobSandbox();
    const bytes = (isLong ? 1024 : 64) * 1024 * 1024;
    const before = process.memoryUsage.rss();
    const job = sandbox.start(`head -c ${bytes} /dev/zero`);
    const end = await endOf(job, 60_000);
    expect(end).toMatchObject({ status: "exited", exitCode: 0, logBytes: bytes });
    expect(statSync(job.logPath).size).toBe(bytes);
    expect(process.memoryUsage.rss() - before).toBeLessThan(20 * 1024 * 1024);
  }, 60_000);

  test("the end of a job among many is seen, whichever of them it is", async () => {
    await using sandbox = openJobSandbox();
    const jobs = Array.from({ length: 12 }, () => sandbox.start("exec sleep 60"));
    const observer = createJobObserver();
    // More than are read at once, so that most are known by what they were at the look before.
    const many = Array.from({ length: 50 }, () => jobs).flat();
    const kinds = () => new Set(observer.observe(many).map(({ kind }) => kind));
    for (let look = 0; look < 5; look += 1) expect(kinds()).toEqual(new Set(["alive"]));
    process.kill(jobs[7]!.process.pid, "SIGKILL");
    await until("its end is seen", () => {
      const sightings = observer.observe(jobs);
      return sightings[7]!.kind === "vanished";
    });
    const sightings = observer.observe(many);
    const gone = sightings.flatMap(({ kind }, index) => (kind === "alive" ? [] : [index % 12]));
    expect(new Set(gone)).toEqual(new Set([7]));
    expect(gone).toHaveLength(50);
  });
});

const startOf = (pid: number) => openProcessTable().identify(pid)!.start;
const stateOf = (pid: number) =>
  Bun.spawnSync(["ps", "-o", "stat=", "-p", String(pid)]).stdout.toString();
