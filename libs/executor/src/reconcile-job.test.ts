import { jobId, type Job, type RunningJob, type StartingJob } from "@aish/core";
import { describe, expect, test } from "bun:test";
import type { Sighting } from "./observe-job.ts";
import { reconcileJob } from "./reconcile-job.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
const facts = {
  id: jobId(3),
  sessionId: undefined,
  actor: "user" as const,
  command: "make",
  cwd: "/",
  logPath: "/state/jobs/3/log",
  startedAt: at(0),
};
const me = { pid: 77, start: "boot/5" };
const starting: StartingJob = { ...facts, status: "starting" };
const running: RunningJob = { ...facts, status: "running", process: me, killAskedAt: undefined };
const killed: RunningJob = { ...running, killAskedAt: at(10) };
const status = (exitCode: number, second: number, leftovers: number[] = []): Sighting => ({
  kind: "statusFile",
  exitCode,
  writtenAt: at(second),
  logBytes: 9,
  leftovers,
});
const vanished = (leftovers: number[] = []): Sighting => ({
  kind: "vanished",
  logBytes: 9,
  leftovers,
});
const ended = (second: number) => ({ ...facts, endedAt: at(second), logBytes: 9 });

interface Row {
  readonly rule: string;
  readonly job: StartingJob | RunningJob;
  readonly sighting: Sighting;
  readonly now: number;
  readonly becomes: Job;
}

const rows: readonly Row[] = [
  {
    rule: "a starting job whose wrapper named itself runs as that process",
    job: starting,
    sighting: { kind: "alive", process: me },
    now: 1,
    becomes: running,
  },
  {
    rule: "a starting job without a process waits for it",
    job: starting,
    sighting: { kind: "notYet", logBytes: 0 },
    now: 5,
    becomes: starting,
  },
  {
    rule: "a starting job without a process has failed after five seconds",
    job: starting,
    sighting: { kind: "notYet", logBytes: 9 },
    now: 6,
    becomes: { ...ended(6), status: "failed" },
  },
  {
    rule: "a starting job whose clock was set back does not wait for ever",
    job: starting,
    sighting: { kind: "notYet", logBytes: 9 },
    now: -6,
    becomes: { ...ended(-6), status: "failed" },
  },
  {
    rule: "a starting job that wrote its status has exited, though it was never seen to run",
    job: starting,
    sighting: status(0, 4),
    now: 9,
    becomes: { ...ended(4), status: "exited", exitCode: 0, signal: undefined },
  },
  {
    rule: "a starting job that vanished is lost",
    job: starting,
    sighting: vanished(),
    now: 9,
    becomes: { ...ended(9), status: "lost" },
  },
  {
    rule: "a job that runs stays as it is",
    job: running,
    sighting: { kind: "alive", process: me },
    now: 9,
    becomes: running,
  },
  {
    rule: "a job that could not be looked at stays as it is",
    job: running,
    sighting: { kind: "unclear", reason: "EMFILE" },
    now: 9,
    becomes: running,
  },
  {
    rule: "a status ends the job at the time it was written",
    job: running,
    sighting: status(3, 7),
    now: 60,
    becomes: { ...ended(7), status: "exited", exitCode: 3, signal: undefined },
  },
  {
    rule: "a status of 128+n names the signal",
    job: running,
    sighting: status(143, 7),
    now: 60,
    becomes: { ...ended(7), status: "exited", exitCode: 143, signal: "SIGTERM" },
  },
  {
    rule: "a job that left children behind has exited all the same",
    job: running,
    sighting: status(0, 7, [99]),
    now: 8,
    becomes: { ...ended(7), status: "exited", exitCode: 0, signal: undefined },
  },
  {
    rule: "a job that vanished is lost",
    job: running,
    sighting: vanished(),
    now: 9,
    becomes: { ...ended(9), status: "lost" },
  },
  {
    rule: "a job that was asked to die and is gone was killed",
    job: killed,
    sighting: status(143, 11),
    now: 12,
    becomes: { ...ended(11), status: "killed", signal: "SIGTERM" },
  },
  {
    rule: "a job that died of the kill with a status of its own was killed",
    job: killed,
    sighting: status(0, 11),
    now: 12,
    becomes: { ...ended(11), status: "killed", signal: "SIGTERM" },
  },
  {
    rule: "a killed job without a status got SIGKILL",
    job: killed,
    sighting: vanished(),
    now: 12,
    becomes: { ...ended(12), status: "killed", signal: "SIGKILL" },
  },
  {
    rule: "a kill under way is not over while somebody of the group is left",
    job: killed,
    sighting: status(143, 11, [99]),
    now: 12,
    becomes: killed,
  },
  {
    rule: "nor when the wrapper went without a status",
    job: killed,
    sighting: vanished([99]),
    now: 12,
    becomes: killed,
  },
  {
    rule: "a kill that was never finished does not hide the status for ever",
    job: killed,
    sighting: status(143, 11, [99]),
    now: 21,
    becomes: { ...ended(11), status: "exited", exitCode: 143, signal: "SIGTERM" },
  },
  {
    rule: "a kill that was never finished leaves a job without a status lost",
    job: killed,
    sighting: vanished([99]),
    now: 21,
    becomes: { ...ended(21), status: "lost" },
  },
  {
    rule: "a job that went on long after it was asked to die has ended by itself",
    job: killed,
    sighting: status(0, 21),
    now: 60,
    becomes: { ...ended(21), status: "exited", exitCode: 0, signal: undefined },
  },
  {
    rule: "a kill that came after the end changes nothing",
    job: killed,
    sighting: status(0, 9),
    now: 12,
    becomes: { ...ended(9), status: "exited", exitCode: 0, signal: undefined },
  },
];

describe("reconcileJob", () => {
  test.each(rows)("$rule", ({ job, sighting, now, becomes }) => {
    expect(reconcileJob(job, sighting, at(now))).toStrictEqual(becomes);
  });

  test("the spawner may give a starting job more time", () => {
    const notYet: Sighting = { kind: "notYet", logBytes: 0 };
    expect(reconcileJob(starting, notYet, at(20), { startGraceMs: 30_000 })).toBe(starting);
  });
});
