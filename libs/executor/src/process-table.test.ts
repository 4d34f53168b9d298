import { afterAll, describe, expect, test } from "bun:test";
import { createProcTable, parseStat } from "./proc-table.ts";
import { createPsTable } from "./ps-table.ts";
import { openJobSandbox, startUnreaped } from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";

const tables = [
  { name: "/proc", table: createProcTable() },
  { name: "ps", table: createPsTable() },
];
const child = Bun.spawn(["sleep", "600"], { stdio: ["ignore", "ignore", "ignore"] });
afterAll(() => child.kill("SIGKILL"));

describe.each(tables)("the process table of $name", ({ table }) => {
  test("a process is itself at every look", () => {
    const first = table.identify(child.pid)!;
    expect(first.pid).toBe(child.pid);
    expect(table.identify(child.pid)).toEqual(first);
    expect(table.areRunning([first])).toEqual([true]);
  });

  test("the same pid with another start is another process", () => {
    const { pid, start } = table.identify(child.pid)!;
    const running = table.areRunning([
      { pid, start: `${start}1` },
      { pid, start },
    ]);
    expect(running).toEqual([false, true]);
  });

  test("no process has a pid beyond the largest", () => {
    expect(table.identify(2 ** 22 + 1)).toBeUndefined();
    expect(table.areRunning([{ pid: 2 ** 22 + 1, start: "x" }])).toEqual([false]);
    expect(table.areRunning([])).toEqual([]);
  });

  test("many processes are told one by one", () => {
    const [mine, gone] = [table.identify(child.pid)!, { pid: 2 ** 22 + 1, start: "x" }];
    const asked = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? gone : mine));
    const told = asked.map((process) => process === mine);
    for (let look = 0; look < 8; look += 1) expect(table.areRunning(asked)).toEqual(told);
  });

  test("everybody is there, with parent and group", () => {
    const entry = table.all().find(({ pid }) => pid === child.pid);
    const start = table.identify(child.pid)!.start;
    const group = table.all().find(({ pid }) => pid === process.pid)!.group;
    expect(entry).toMatchObject({ start, parent: process.pid, group, zombie: false });
  });

  test("a zombie is there, but does not run", async () => {
    await using sandbox = openJobSandbox();
    const pid = await startUnreaped(sandbox.directory("a zombie"));
    const zombie = table.identify(pid)!;
    process.kill(pid, "SIGKILL");
    await until("it is dead", () => table.areRunning([zombie])[0] === false);
    expect(table.identify(pid)).toEqual(zombie);
    expect(table.all().find((entry) => entry.pid === pid)).toMatchObject({ zombie: true });
  });

  test("a mark is this job's, another's or none", async () => {
    await using sandbox = openJobSandbox();
    const { pid } = sandbox.start("exec sleep 60").process;
    const directory = `${sandbox.state}/jobs/1`;
    expect(table.markOf(pid, directory)).toBe("this");
    expect(table.markOf(pid, directory.slice(0, -2))).toBe("another");
    expect(table.markOf(pid, `${directory}0`)).toBe("another");
    expect(table.markOf(2 ** 22 + 1, directory)).toBe("none");
  });
});

test.each([
  { name: "sleep", state: "S", zombie: false },
  { name: "vim", state: "T", zombie: false },
  { name: "a b", state: "R", zombie: false },
  { name: "x) R 1 (y", state: "Z", zombie: true },
  { name: ")", state: "X", zombie: true },
])("a process may be called '$name'", ({ name, state, zombie }) => {
  const rest = "0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 4711 999 88";
  const text = `42 (${name}) ${state} 7 40 39 ${rest}\n`;
  const ids = { pid: 42, start: "boot/4711", parent: 7, group: 40, session: 39 };
  const entry = { ...ids, zombie, stopped: state === "T" };
  expect(parseStat(42, text, "boot")).toEqual(entry);
});

test("half a line is no process", () => {
  expect(parseStat(42, "42 (sleep) S 7", "boot")).toBeUndefined();
});
