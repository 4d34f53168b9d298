import { describe, expect, test } from "bun:test";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { jobProcessOf, killJob } from "./kill-job.ts";
import { observeJob } from "./observe-job.ts";
import type { JobProcess } from "./process-group.ts";
import { reconcileJob } from "./reconcile-job.ts";
import {
  directoryOf,
  logOf,
  openJobSandbox,
  pidFileOf,
  statusOf,
  type JobSandbox,
} from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";

const gently = { kind: "gone", signal: "SIGTERM", forced: false } as const;
const byForce = { kind: "gone", signal: "SIGKILL", forced: true } as const;
const short = { graceMs: 150 };

/** The shell that `shell` names, told to ignore TERM before it says that it is ready. */
const deaf = "trap '' TERM;";

interface Row {
  readonly rule: string;
  readonly script: string;
  /** How many processes say `ready`, so that all of them are there when the kill comes. */
  readonly ready: number;
  readonly outcome: typeof gently | typeof byForce;
}

const rows: readonly Row[] = [
  { rule: "a job that obeys", script: "echo ready; sleep 60", ready: 1, outcome: gently },
  {
    rule: "a job that ignores TERM",
    script: `${deaf} echo ready; while :; do sleep 60; done`,
    ready: 1,
    outcome: byForce,
  },
  {
    rule: "grandchildren in the background",
    script: "(echo ready; sleep 60; :) & (sh -c 'echo ready; sleep 60; :' & wait) & wait",
    ready: 2,
    outcome: gently,
  },
  {
    rule: "grandchildren that ignore TERM while the job obeys",
    script: `(${deaf} echo ready; while :; do sleep 60; done) & echo ready; wait`,
    ready: 2,
    outcome: byForce,
  },
  {
    rule: "children with groups of their own",
    script: "set -m; (echo ready; sleep 60; :) & (echo ready; sleep 60; :) | cat & wait",
    ready: 1,
    outcome: gently,
  },
  {
    rule: "children with groups of their own that ignore TERM",
    script: `set -m; (${deaf} echo ready; while :; do sleep 60; done) & echo ready; wait`,
    ready: 2,
    outcome: byForce,
  },
  {
    rule: "a child with a session of its own",
    script: `${process.execPath} -e 'Bun.spawn(["sh", "-c", "echo ready; sleep 60; :"], { detached: true, stdout: "inherit" }); await Bun.sleep(60_000)'`,
    ready: 1,
    outcome: gently,
  },
  {
    rule: "a child with a session of its own that ignores TERM while its parent obeys",
    script: `${process.execPath} -e 'Bun.spawn(["sh", "-c", "trap : TERM; echo ready; while :; do sleep 60; done"], { detached: true, stdout: "inherit" }); await Bun.sleep(60_000)'`,
    ready: 1,
    outcome: byForce,
  },
  {
    rule: "a stopped job",
    script: "echo ready; kill -STOP $$; sleep 60",
    ready: 1,
    outcome: gently,
  },
  {
    rule: "a child whose environment was emptied",
    script: `${deaf} env -i /bin/sh -c 'echo ready; sleep 60; :' & echo ready; wait`,
    ready: 2,
    outcome: byForce,
  },
];

async function startReady(sandbox: JobSandbox, { script, ready }: Row) {
  const job = sandbox.start(script);
  await until(`${ready} processes are ready`, () => logOf(job).split("ready").length > ready);
  return job;
}

const targetOf = (job: Parameters<typeof jobProcessOf>[0]): JobProcess => jobProcessOf(job)!;

describe("killJob", () => {
  test.each(rows)("$rule: nothing is left, and the job was killed", async (row) => {
    await using sandbox = openJobSandbox();
    const job = await startReady(sandbox, row);
    const asked = { ...job, killAskedAt: new Date() };
    const group = membersByPs(job.process.pid);
    expect(group.length).toBeGreaterThan(1);

    expect(await killJob(targetOf(job), short)).toEqual(row.outcome);

    expect(sandbox.marked(job)).toEqual([]);
    expect(membersByPs(job.process.pid)).toEqual([]);
    const end = reconcileJob(asked, observeJob(asked), new Date());
    expect(end).toMatchObject({ status: "killed" });
  });
});

describe("killJob, when not all is as it was", () => {
  test("a job that has ended is left in peace", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("exit 0");
    await statusOf(job);
    await until("its wrapper is gone", () => sandbox.marked(job).length === 0);
    expect(await killJob(targetOf(job))).toEqual({ kind: "alreadyGone" });
  });

  test("a pid that another process has now is not signalled", async () => {
    await using sandbox = openJobSandbox();
    const stranger = sandbox.start("sleep 60");
    const job = sandbox.start("exit 0");
    await statusOf(job);
    const process = { pid: stranger.process.pid, start: `${job.process.start}0` };
    const outcome = await killJob({ directory: directoryOf(job), process });
    expect(outcome).toEqual({ kind: "notOurs", pids: [stranger.process.pid] });
    expect(observeJob(stranger)).toMatchObject({ kind: "alive" });
  });

  test("a group without its leader is not signalled if nobody in it carries the job's mark", async () => {
    await using sandbox = openJobSandbox();
    const stranger = sandbox.start("echo $$ > ../child; exec sleep 60", { cwd: makeWork(sandbox) });
    const child = await numberIn(`${sandbox.state}/child`);
    process.kill(stranger.process.pid, "SIGKILL");
    // Not only dead: as a zombie it would still prove the group.
    await until("the leader is gone", () => !existsSync(`/proc/${stranger.process.pid}`));
    const job = sandbox.directory("another job");
    const outcome = await killJob({ directory: job, process: stranger.process });
    expect(outcome).toEqual({ kind: "notOurs", pids: [child] });
    expect(sandbox.marked(stranger)).toEqual([child]);
  });

  test("what a lost job left alive is killed, by its mark", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("echo $$ > ../child; exec sleep 60", { cwd: makeWork(sandbox) });
    await pidFileOf(job);
    await numberIn(`${sandbox.state}/child`);
    process.kill(job.process.pid, "SIGKILL");
    const lost = await until("it is lost", () => {
      const now = reconcileJob(job, observeJob(job), new Date());
      return now.status === "lost" && now;
    });
    expect(await killJob(targetOf(lost), short)).toEqual(gently);
    expect(sandbox.marked(job)).toEqual([]);
  });

  test("a child whose job directory is gone is killed all the same", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("rm -rf ../jobs; echo $$ > ../child; sleep 60", {
      cwd: makeWork(sandbox),
    });
    await numberIn(`${sandbox.state}/child`);
    const asked = { ...job, killAskedAt: new Date() };
    expect(await killJob(targetOf(job), short)).toEqual(gently);
    expect(sandbox.marked(job)).toEqual([]);
    const end = reconcileJob(asked, observeJob(asked), new Date());
    expect(end).toMatchObject({ status: "killed", logBytes: undefined });
  });

  test("a job that another job started is not its", async () => {
    await using sandbox = openJobSandbox();
    const inner = sandbox.directory("inner");
    const nested = `AISH_JOB=${inner} ${process.execPath} -e 'Bun.spawn(["sleep", "60"], { detached: true }).pid; console.log("ready"); await Bun.sleep(60_000)'`;
    const job = sandbox.start(`echo; ${nested}`);
    await until("the nested one is ready", () => logOf(job).includes("ready"));
    expect(await killJob(targetOf(job), short)).toMatchObject({ kind: "gone" });
    expect(sandbox.marked(job)).toEqual([]);
    expect(sandbox.marked()).toHaveLength(1);
  });

  test("giving up the wait says who is still there", async () => {
    await using sandbox = openJobSandbox();
    const job = await startReady(sandbox, rows[1]!);
    const abort = AbortSignal.timeout(50);
    const outcome = await killJob(targetOf(job), { graceMs: 60_000, abort });
    if (outcome.kind !== "stillAlive") throw new Error(`it is ${outcome.kind}`);
    expect(outcome.pids).toContain(job.process.pid);
  });

  test("another first signal is sent if asked for", async () => {
    await using sandbox = openJobSandbox();
    const job = await startReady(sandbox, {
      ...rows[0]!,
      script: "trap 'exit 8' INT; echo ready; sleep 60 & wait",
    });
    const outcome = await killJob(targetOf(job), { signal: "SIGINT", graceMs: 150 });
    expect(outcome).toMatchObject({ kind: "gone" });
    expect(sandbox.marked(job)).toEqual([]);
  });

  test("a job that forks as fast as it can is ended", async () => {
    await using sandbox = openJobSandbox();
    const fork = `${deaf} echo ready; while :; do sleep 0.01 & done`;
    const job = await startReady(sandbox, { ...rows[1]!, script: fork });
    expect(await killJob(targetOf(job), short)).toEqual(byForce);
    expect(sandbox.marked(job)).toEqual([]);
  });
});

function makeWork(sandbox: JobSandbox): string {
  const path = `${sandbox.state}/work`;
  mkdirSync(path);
  return path;
}

function numberIn(path: string): Promise<number> {
  return until(`${path} has a number`, () => {
    return existsSync(path) && Number.parseInt(readFileSync(path, "utf8"), 10);
  });
}

function membersByPs(pid: number): number[] {
  const { stdout } = Bun.spawnSync(["ps", "-axo", "pid=,pgid=,sess=,stat="]);
  return stdout
    .toString()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, group, session, state]) => {
      return [group, session].includes(String(pid)) && !state!.startsWith("Z");
    })
    .map(([member]) => Number(member));
}
