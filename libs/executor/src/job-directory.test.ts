import { jobId } from "@aish/core";
import { describe, expect, test } from "bun:test";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobDirectory } from "./job-directory.ts";
import { removeJobDirectory } from "./remove-job-directory.ts";
import { spawnJob } from "./spawn-job.ts";
import { directoryOf, openJobSandbox, pidFileOf, statusOf } from "./testing/job-sandbox.ts";

function openState() {
  const path = mkdtempSync(join(tmpdir(), "aish-state-"));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("createJobDirectory", () => {
  test("the directory and all in it are the person's alone, and the command is kept as it is", () => {
    using state = openState();
    const command = `echo "it's" \\\n  'two lines' ✓`;
    const made = createJobDirectory(state.path, jobId(7), command);
    const directory = `${state.path}/jobs/7`;
    expect(made).toEqual({ kind: "created", directory });
    expect(readFileSync(`${directory}/cmd`, "utf8")).toBe(command);
    expect(modeOf(`${state.path}/jobs`)).toBe("700");
    expect(modeOf(directory)).toBe("700");
    const files = readdirSync(directory).toSorted();
    expect(files).toEqual(["cmd", "log", "pid", "status.tmp"]);
    expect(files.map((name) => modeOf(`${directory}/${name}`))).toEqual([
      "600",
      "600",
      "600",
      "600",
    ]);
  });

  test("the files that the wrapper writes stay private under any umask", async () => {
    await using sandbox = openJobSandbox();
    const before = process.umask(0);
    const job = sandbox.start("umask");
    process.umask(before);
    await statusOf(job);
    const files = ["log", "pid", "status"].map((name) => modeOf(`${directoryOf(job)}/${name}`));
    expect(files).toEqual(["600", "600", "600"]);
    expect(Number.parseInt(readFileSync(job.logPath, "utf8"), 8)).toBe(0); // the job keeps its own
  });

  test("a directory of another database is not touched, and the highest id in use is told", () => {
    using state = openState();
    for (const id of [3, 12, 4]) createJobDirectory(state.path, jobId(id), `job ${id}`);
    mkdirSync(`${state.path}/jobs/lost+found`);
    const made = createJobDirectory(state.path, jobId(4), "mine");
    expect(made).toEqual({ kind: "taken", highest: 12 });
    expect(readFileSync(`${state.path}/jobs/4/cmd`, "utf8")).toBe("job 4");
  });

  test("a file in place of a directory is an error that names it", () => {
    using state = openState();
    writeFileSync(`${state.path}/jobs`, "");
    expect(() => createJobDirectory(state.path, jobId(1), "x")).toThrow(`${state.path}/jobs`);
  });
});

describe("spawnJob", () => {
  test("a directory to start in that is gone is named", () => {
    using state = openState();
    createJobDirectory(state.path, jobId(1), "x");
    const job = { directory: `${state.path}/jobs/1`, argv: ["true"], cwd: "/nowhere", env: {} };
    expect(() => spawnJob(job)).toThrow("cannot start a job in /nowhere: no such directory");
  });

  test("a command that is too long for the system is an error, not a crash", () => {
    using state = openState();
    createJobDirectory(state.path, jobId(1), "x");
    const argv = ["true", "x".repeat(10_000_000)];
    const job = { directory: `${state.path}/jobs/1`, argv, cwd: "/", env: {} };
    expect(() => spawnJob(job)).toThrow("cannot start the job");
  });

  test("a log that cannot be opened is named", () => {
    using state = openState();
    const job = { directory: `${state.path}/jobs/1`, argv: ["true"], cwd: "/", env: {} };
    expect(() => spawnJob(job)).toThrow(`cannot open the log ${state.path}/jobs/1/log`);
  });

  test("a job has a session of its own", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    await pidFileOf(job);
    const { stdout } = Bun.spawnSync(["ps", "-o", "pgid=,sess=", "-p", String(job.process.pid)]);
    const { pid } = job.process;
    expect(stdout.toString().trim().split(/\s+/)).toEqual([String(pid), String(pid)]);
  });
});

const remove = (state: { readonly path: string }, id = 1) =>
  removeJobDirectory(state.path, jobId(id));

describe("removeJobDirectory", () => {
  test("all that an ended job left is removed, and its neighbours stay", async () => {
    await using sandbox = openJobSandbox();
    await statusOf(sandbox.start("exit 0"));
    sandbox.directory("a neighbour");
    expect(removeJobDirectory(sandbox.state, jobId(1))).toEqual({ kind: "removed" });
    expect(readdirSync(`${sandbox.state}/jobs`)).toEqual(["2"]);
  });

  test("what is not there is absent", () => {
    using state = openState();
    expect(remove(state)).toEqual({ kind: "absent" });
  });

  test("a job that runs is refused", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60");
    await pidFileOf(job);
    expect(removeJobDirectory(sandbox.state, job.id)).toMatchObject({ kind: "refused" });
    expect(readdirSync(directoryOf(job))).toContain("cmd");
  });

  test("a directory that holds a directory is refused whole", () => {
    using state = openState();
    createJobDirectory(state.path, jobId(1), "x");
    mkdirSync(`${state.path}/jobs/1/precious`);
    const reason = `${state.path}/jobs/1/precious is not a file`;
    expect(remove(state)).toEqual({ kind: "refused", reason });
    expect(readdirSync(`${state.path}/jobs/1`)).toContain("cmd");
  });

  test("a directory that no job made is refused", () => {
    using state = openState();
    mkdirSync(`${state.path}/jobs/1`, { recursive: true });
    writeFileSync(`${state.path}/jobs/1/thesis`, "");
    expect(remove(state)).toEqual({ kind: "refused", reason: `${state.path}/jobs/1 has no cmd` });
  });

  test("a link is refused, and what it points to stays", () => {
    using state = openState();
    createJobDirectory(state.path, jobId(2), "x");
    symlinkSync(`${state.path}/jobs/2`, `${state.path}/jobs/1`);
    expect(remove(state)).toMatchObject({ kind: "refused" });
    expect(readdirSync(`${state.path}/jobs/2`)).toContain("cmd");
  });

  test.each([0, -1, 1.5, Number.NaN])("%p is no id", (id) => {
    using state = openState();
    expect(remove(state, id)).toMatchObject({ kind: "refused" });
  });

  test("a removal that was cut short can be taken up again", () => {
    using state = openState();
    mkdirSync(`${state.path}/jobs/1`, { recursive: true });
    expect(remove(state)).toEqual({ kind: "removed" });
  });
});
