import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { openHome, type AishHome } from "./aish-home.ts";
import { startJob } from "./background-job.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

describe("aish jobs wait", () => {
  test.concurrent("exits with the status of the last job it was given", async () => {
    await using home = openHome();
    const jobs = [await startJob(home, "sleep 0.2; exit 3"), await startJob(home, "exit 7")];
    expect(await home.run(["jobs", "wait", ...jobs.map(({ id }) => id)])).toEqual({
      stdout: "1 exited 3\n2 exited 7\n",
      stderr: "",
      status: 7,
    });
    expect(await home.run(["jobs", "wait", "1"])).toMatchObject({ status: 3 });
  });

  test.concurrent("exits with 124 when the time is over, and leaves the job", async () => {
    await using home = openHome();
    const job = await startJob(home, "echo ready; sleep 300");
    expect(await home.run(["jobs", "wait", "--timeout", "0.2", job.id])).toEqual({
      stdout: "",
      stderr: "",
      status: 124,
    });
    expectAlive(home, job.id);
  });

  test.concurrent("interrupted by Ctrl+C leaves the job", async () => {
    await using home = openHome();
    const job = await startJob(home, "echo ready; sleep 300");
    const terminal = home.prompt(["jobs", "wait", job.id]);
    await until("the job's status to be watched", () => watchesFiles(terminal.pid));
    terminal.keys("\u0003");
    expect(await terminal.exited).not.toBe(0);
    expectAlive(home, job.id);
  });

  test.concurrent(
    "exits with 1 for a job that was killed while it waited, and says so",
    async () => {
      await using home = openHome();
      const script = "(trap '' TERM; echo ready; exec sleep 300) & sleep 300";
      const job = await startJob(home, script);
      const waiting = home.run(["jobs", "wait", job.id]);
      await home.output(["jobs", "kill", job.id]);
      expect(await waiting).toEqual({
        stdout: `${job.id} killed SIGTERM\n`,
        stderr: "",
        status: 1,
      });
    },
  );

  test.concurrent("exits with 1 for a job that never comes to life", async () => {
    await using home = openHome();
    const { id } = await startJob(home, "true");
    home.rows(
      `INSERT INTO jobs (actor, command, cwd, status, log_path, started_at)
       SELECT actor, command, cwd, 'starting', replace(log_path, '/1/', '/2/'),
         strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-3 seconds') FROM jobs WHERE id = ${id}`,
    );
    expect(await home.run(["jobs", "wait", "--timeout", "20", "2"])).toEqual({
      stdout: "2 failed\n",
      stderr: "",
      status: 1,
    });
  });
});

test.concurrent("bg-wait interrupted by Ctrl+C leaves the job", async () => {
  await using home = openHome();
  const prompt = home.prompt();
  await prompt.ask(1);
  await prompt.line("sleep 300 &");
  const [, id = ""] = await prompt.says(/\[bg:(\d+) started\]/);
  prompt.type(`:bg-wait ${id}`);
  await prompt.says(new RegExp(String.raw`:bg-wait ${id}[^\n]*\n[^\n]*\?2004l`));
  prompt.keys("\u0003");
  await prompt.says(new RegExp(`job ${id} goes on`));
  await prompt.ask(3);
  expectAlive(home, id);
  expect(await prompt.quit()).toBe(0);
  expectAlive(home, id);
});

/** Linux shows what a process watches in the description of the file that it watches with. */
function watchesFiles(pid: number): boolean {
  const files = readdirSync(`/proc/${pid}/fdinfo`);
  try {
    const text = files.map((file) => readFileSync(`/proc/${pid}/fdinfo/${file}`, "utf8"));
    return text.some((lines) => lines.includes("inotify wd:"));
  } catch {
    return false; // a file was closed meanwhile
  }
}

function expectAlive(home: AishHome, id: string): void {
  expect(home.rows(`SELECT status, kill_asked_at FROM jobs WHERE id = ${id}`)).toEqual([
    { status: "running", kill_asked_at: null },
  ]);
  expect(home.processes().length).toBeGreaterThan(0);
}
