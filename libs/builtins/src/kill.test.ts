import { describe, expect, test } from "bun:test";
import { kill } from "./kill.ts";
import { call, realClock } from "./testing/call.ts";
import { fakeJobs } from "./testing/fake-jobs.ts";

const dies = { kind: "killed", signal: 130 } as const;
const jobs = (...list: Parameters<typeof fakeJobs>[0]) => fakeJobs(list, [4321]);

const run = (line: string, own: ReturnType<typeof fakeJobs>, clock = realClock) => {
  const operands = line === "" ? [] : line.split(" ");
  const operandIsFlag = operands.map((word) => /^-./.test(word));
  return call(kill, { operands, operandIsFlag, clock, shell: { jobs: own } });
};

describe("kill", () => {
  test.each([
    ["%1", "SIGTERM"],
    ["-9 %1", "SIGKILL"],
    ["-15 %1", "SIGTERM"],
    ["-KILL %1", "SIGKILL"],
    ["-SIGKILL %1", "SIGKILL"],
    ["--signal int %1", "SIGINT"],
    ["--signal=HUP %1", "SIGHUP"],
    ["-s QUIT %1", "SIGQUIT"],
    ["%1 -s9", "SIGKILL"],
  ])("%s sends %s and tells how the job ended", async (line, signal) => {
    const own = jobs({ dies });
    expect(await run(line, own)).toMatchObject({
      status: 0,
      stdout: "[1] exited (killed:130)\n",
    });
    expect(own.sent).toEqual([`%1 ${signal}`]);
  });

  test("--no-wait does not wait", async () => {
    const end = await run("--no-wait %1", jobs({}));
    expect(end).toMatchObject({ status: 0, stdout: "[1] TERM sent, end not awaited\n" });
  });

  test("a job that lives on is a failure once patience is over", async () => {
    const clock = { ...realClock, sleep: () => Promise.resolve() };
    expect(await run("%1", jobs({}), clock)).toMatchObject({
      status: 1,
      message: "%1: TERM was sent, but it is still running",
    });
  });

  test("a job that has ended is told, not signalled", async () => {
    const own = jobs({ state: dies });
    expect(await run("%1", own)).toMatchObject({
      status: 0,
      stdout: "[1] already finished (killed:130)\n",
    });
    expect(own.sent).toEqual([]);
  });

  test("every target gets the signal, whatever became of those before", async () => {
    const own = jobs({ dies }, { dies });
    expect(await run("%99 %1 x %2", own)).toMatchObject({
      status: 1,
      message: "%99: no such job; x: not a job or a process id",
      stdout: "[1] exited (killed:130)\n[2] exited (killed:130)\n",
    });
  });

  test("a number is a process id, and of a job the job", async () => {
    const own = jobs({ dies, pid: 77 });
    expect(await run("77 4321", own)).toMatchObject({ stdout: "[1] exited (killed:130)\n" });
    expect(await run("5", own)).toMatchObject({ status: 1, message: "5: no such process" });
    expect(own.sent).toEqual(["%1 SIGTERM", "4321 SIGTERM", "5 SIGTERM"]);
  });

  test("kill $$ does not reach for the first process of the system", async () => {
    const own = jobs();
    expect(await run("-9 1", own)).toMatchObject({
      status: 1,
      message: "1 is no process of yours, and $$ no process id",
      hint: "to end this program write exit",
    });
    expect(own.sent).toEqual([]);
  });

  test("what runs inside this process can only be ended", async () => {
    expect(await run("--signal USR1 %1", jobs({}))).toMatchObject({
      status: 1,
      message: "%1: an in-process task cannot be sent USR1, only be ended",
    });
    expect(await run("-USR1 %1", jobs({ pid: 77 }))).toMatchObject({ status: 0, stdout: "" });
  });

  test("--json gives the report as text", async () => {
    expect((await run("%1 --json", jobs({ dies }))).stdout).toBe('"[1] exited (killed:130)\\n"\n');
  });

  test.each([
    ["--json %9", 1, { error: "kill: %9: no such job", code: 1 }],
    [
      "%9 %1 --json",
      1,
      { error: "kill: %9: no such job", code: 1, data: "[1] exited (killed:130)\n" },
    ],
    ["--json", 1, { error: "kill: no job or process is given (kill %1 ends job 1)", code: 1 }],
  ])("%s fails with status %d and a record", async (line, status, record) => {
    const end = await run(line, jobs({ dies }));
    expect(end).toMatchObject({ status, message: undefined });
    expect(JSON.parse(end.stdout)).toEqual(record);
  });

  test("--json behind -- is a target", async () => {
    expect(await run("-- --json", jobs())).toMatchObject({ status: 1, stdout: "" });
  });

  test.each([
    ["-FOOBAR %1", 2, "unknown flag or signal -FOOBAR"],
    ["--signal ABRT %1", 1, "ABRT: unknown signal"],
    ["--signal TERM -9 %1", 2, "more than one signal is given"],
    ["--signal", 2, "--signal needs a signal"],
    ["-h", 2, "unknown flag or signal -h"],
    ["-- -9 x", 1, "-9: not a job or a process id; x: not a job or a process id"],
    ["0", 1, "0: not a job or a process id"],
    ["", 1, "no job or process is given"],
  ])("%s fails with %d: %s", async (line, status, message) => {
    const own = jobs({});
    expect(await run(line, own)).toMatchObject({ status, message });
    expect(own.sent).toEqual([]);
  });

  test("what is wrong with a flag names the signals and where to read on", async () => {
    const { hint } = await run("-FOOBAR", jobs());
    expect(hint).toBe("signals are HUP INT QUIT KILL USR1 USR2 TERM CONT STOP; see: help kill");
  });
});
