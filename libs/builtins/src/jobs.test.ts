import { describe, expect, test } from "bun:test";
import type { Value } from "@aish/kernel";
import { jobs } from "./jobs.ts";
import { call } from "./testing/call.ts";
import { fakeJobs } from "./testing/fake-jobs.ts";
import { wait } from "./wait.ts";

const failed = { kind: "failed", status: 42 } as const;
const done = { kind: "done", status: 0 } as const;

describe("jobs", () => {
  const list = fakeJobs([
    { command: "make", pid: 77 },
    { command: "false", state: failed },
    { command: "true", state: done },
    { command: "sleep 9", state: { kind: "killed", signal: 9 } },
    { command: "vi", pid: 78, state: { kind: "stopped" } },
  ]);

  test("lists every job with its state", async () => {
    expect((await call(jobs, { shell: { jobs: list } })).stdout).toBe(
      [
        "[1] Running    make",
        "[2] Failed 42  false",
        "[3] Done       true",
        "[4] Killed 9   sleep 9",
        "[5] Stopped    vi",
        "",
      ].join("\n"),
    );
  });

  test("its data has the exit code and where to look", async () => {
    const { data } = await call(jobs, { shell: { jobs: list } });
    expect(Object.fromEntries((data as Map<string, Value>[])[1]!)).toEqual({
      id: 2,
      command: "false",
      status: "failed",
      exit_code: 42,
      signal: null,
      pid: null,
      path: "/v/jobs/2/",
    });
  });

  test("-p prints the process ids", async () => {
    const end = await call(jobs, { flags: { pids: true }, shell: { jobs: list } });
    expect(end.stdout).toBe("77\n78\n");
  });

  test("--cleanup forgets before it lists", async () => {
    const own = fakeJobs([]);
    await call(jobs, { flags: { cleanup: true }, shell: { jobs: own } });
    expect(own.sent).toEqual(["cleanup"]);
  });
});

describe("wait", () => {
  test("waits for the jobs that are named and tells how they ended", async () => {
    const own = fakeJobs([{ ends: done }, { ends: failed }]);
    expect(await call(wait, { operands: ["%1"], shell: { jobs: own } })).toMatchObject({
      status: 0,
      stdout: "[1] Done       sleep 30\n",
    });
    expect(await call(wait, { operands: ["2", "%1"], shell: { jobs: own } })).toMatchObject({
      status: 1,
      stdout: "[2] Failed 42  sleep 30\n[1] Done       sleep 30\n",
    });
  });

  test("without a job it waits for all whose end was not told yet", async () => {
    const own = fakeJobs([{ ends: done }, { ends: failed }]);
    const shell = { jobs: own };
    expect(await call(wait, { shell })).toMatchObject({ status: 1 });
    expect(await call(wait, { shell })).toMatchObject({ status: 0, stdout: "" });
  });

  test("a job that does not exist is a fault, the others are waited for", async () => {
    const own = fakeJobs([{ ends: done }]);
    expect(await call(wait, { operands: ["999", "%1"], shell: { jobs: own } })).toMatchObject({
      status: 1,
      message: "999: job not found",
      stdout: "[1] Done       sleep 30\n",
    });
  });

  test("an interrupt ends it", async () => {
    const interrupt = new AbortController();
    const waiting = call(wait, { signal: interrupt.signal, shell: { jobs: fakeJobs([{}]) } });
    interrupt.abort(new Error("interrupted"));
    expect(waiting).rejects.toThrow("interrupted");
    await waiting.catch(() => undefined);
  });
});
