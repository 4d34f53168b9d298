import { describe, expect, test } from "bun:test";
import { jobId, type EndedJob, type Job, type LiveJob, type StartingJob } from "@aish/core";
import { temporaryDirectory, temporaryStore } from "./testing/temporary-store.ts";
import { fillHistory } from "./testing/fill-history.ts";
import type { TemporaryStore } from "./testing/temporary-store.ts";
import { openStore } from "./open-store.ts";

const process = { pid: 4711, start: "boot 1 12345" };

function start({ store, clock, session }: TemporaryStore, afterId?: number): StartingJob {
  return store.jobs.add({
    sessionId: session,
    actor: "user",
    command: "make -j8",
    cwd: "/srv",
    startedAt: clock(),
    logPathOf: (id) => `/jobs/${id}/log`,
    afterId,
  });
}

const exited = (job: LiveJob, endedAt: Date, exitCode = 0): EndedJob => ({
  ...job,
  status: "exited",
  exitCode,
  signal: undefined,
  logBytes: 7,
  endedAt,
});

test("ids grow and are never used twice", () => {
  using temporary = temporaryStore();
  const ids = [start(temporary), start(temporary, 40), start(temporary, 10)].map(({ id }) => id);
  expect(ids.map(Number)).toEqual([1, 41, 42]);
  expect(temporary.store.jobs.get(jobId(41))).toMatchObject({ logPath: "/jobs/41/log" });
});

test("a job goes from starting to running to its end", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const job = start(temporary);
  expect(store.jobs.get(job.id)).toEqual(job);
  expect(store.jobs.markRunning(job.id, process)).toBe(true);
  expect(store.jobs.markRunning(job.id, process)).toBe(false);
  const running = { ...job, status: "running", process, killAskedAt: undefined } as const;
  expect(store.jobs.live()).toEqual([running]);
  const end = exited(job, clock(), 3);
  expect(store.jobs.end([end])).toEqual([end]);
  expect(store.jobs.live()).toEqual([]);
  expect(store.jobs.markRunning(job.id, process)).toBe(false);
});

describe("every ending comes back as it was written", () => {
  const endedAt = new Date(Date.UTC(2026, 1, 1));
  test.each<[string, (job: LiveJob) => EndedJob]>([
    ["exited", (job) => exited(job, endedAt, 3)],
    [
      "exited by a signal",
      (job) => ({ ...exited(job, endedAt, 143), signal: "SIGTERM" }) as EndedJob,
    ],
    ["killed", (job) => ({ ...job, status: "killed", signal: "SIGKILL", logBytes: 0, endedAt })],
    ["lost", (job) => ({ ...job, status: "lost", logBytes: undefined, endedAt })],
    ["failed", (job) => ({ ...job, status: "failed", logBytes: undefined, endedAt })],
  ])("%s", (_, endOf) => {
    using temporary = temporaryStore();
    const job = start(temporary);
    const end = endOf(job);
    expect(temporary.store.jobs.end([end])).toEqual([end]);
    expect(temporary.store.jobs.get(job.id)).toEqual(end as Job);
  });
});

test("the first ending of a job stands", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const [one, two] = [start(temporary), start(temporary)];
  const first = exited(one, clock());
  store.jobs.end([first]);
  const lost: EndedJob = { ...one, status: "lost", endedAt: clock(), logBytes: undefined };
  const other = exited(two, clock());
  expect(store.jobs.end([lost, other])).toEqual([other]);
  expect(store.jobs.get(one.id)).toEqual(first);
});

test("the first asking for a kill stands, and an ended job cannot be asked", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const job = start(temporary);
  const asked = clock();
  expect(store.jobs.askKill(job.id, asked)).toBe(true);
  store.jobs.markRunning(job.id, process);
  expect(store.jobs.askKill(job.id, clock())).toBe(true);
  expect(store.jobs.get(job.id)).toMatchObject({ status: "running", killAskedAt: asked });
  store.jobs.end([exited(job, clock())]);
  expect(store.jobs.askKill(job.id, clock())).toBe(false);
  expect(store.jobs.get(job.id)?.status).toBe("exited");
});

test("a kill that was cut off long ago is asked for anew", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  const job = start(temporary);
  store.jobs.markRunning(job.id, process);
  const first = clock();
  store.jobs.askKill(job.id, first);
  const later = new Date(first.getTime() + 10_001);
  store.jobs.askKill(job.id, later);
  expect(store.jobs.get(job.id)).toMatchObject({ killAskedAt: later });
});

test("an end that is nobody's business is told to no session", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const [one, two] = [start(temporary), start(temporary)];
  const ends = [exited(one, clock()), exited(two, clock())];
  store.jobs.end(ends);
  store.jobs.markTold(one.id, clock());
  expect(store.jobs.claimNotices(session, clock())).toEqual([ends[1]!]);
});

test("each end is told once, to its own session", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const [one, two, three] = [start(temporary), start(temporary), start(temporary)];
  const ends = [exited(two, clock()), exited(one, clock())];
  store.jobs.end(ends);
  expect(store.jobs.claimNotices("other" as typeof session, clock())).toEqual([]);
  expect(store.jobs.claimNotices(session, clock())).toEqual([ends[1]!, ends[0]!]);
  expect(store.jobs.claimNotices(session, clock())).toEqual([]);
  const late = exited(three, clock());
  store.jobs.end([late]);
  expect(store.jobs.endedSince(session, late.endedAt)).toEqual([late]);
  expect(store.jobs.claimNotices(session, clock())).toEqual([late]);
});

test("a list is newest first and can be narrowed", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const [one, two] = [start(temporary), start(temporary)];
  store.jobs.end([exited(one, clock())]);
  const ids = (query: Parameters<typeof store.jobs.list>[0]) =>
    store.jobs.list(query).map(({ id }) => id);
  expect(ids({ limit: 9 })).toEqual([two.id, one.id]);
  expect(ids({ limit: 1 })).toEqual([two.id]);
  expect(ids({ limit: 9, status: "exited" })).toEqual([one.id]);
  expect(ids({ limit: 9, sessionId: session, status: "starting" })).toEqual([two.id]);
  expect(store.jobs.rows({ limit: 1 })[0]).toMatchObject({ log_path: "/jobs/2/log", pid: null });
});

test("looking for live and untold jobs does not grow with the ended ones", () => {
  using directory = temporaryDirectory();
  const path = directory.file("aish.db");
  const sessions = fillHistory(path, { history: 10, endedJobs: 10_000, sessions: 1 });
  const store = openStore({ path, now: () => new Date() });
  const look = () => {
    const begin = performance.now();
    store.jobs.live();
    store.jobs.claimNotices(sessions[0]!, new Date());
    return performance.now() - begin;
  };
  // Reading 10,000 rows takes several milliseconds; the fastest of many looks is free of other load.
  expect(Math.min(...Array.from({ length: 50 }, look))).toBeLessThan(0.2);
  store.close();
});
