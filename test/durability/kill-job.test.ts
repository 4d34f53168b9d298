import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { statSync } from "node:fs";
import { openHome, type AishHome } from "./aish-home.ts";
import { startJob, type BackgroundJob } from "./background-job.ts";
import { processSight, signalIfThere } from "./processes.ts";
import { until } from "./until.ts";

setDefaultTimeout(30_000);

interface KillCase {
  readonly name: string;
  readonly script: string;
  /** What happens to the job before it is killed. */
  readonly before?: (job: BackgroundJob, home: AishHome) => Promise<void>;
  readonly says: string;
  readonly row: object;
}

const cases: readonly KillCase[] = [
  {
    name: "that obeys",
    script: "sleep 300",
    says: "was ended",
    row: { status: "killed", signal: "SIGTERM", exit_code: null },
  },
  {
    name: "that tidies up and ends with status 0",
    script: "trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done",
    says: "was ended",
    row: { status: "killed", signal: "SIGTERM", exit_code: null },
  },
  {
    name: "that ignores TERM",
    script: "trap '' TERM; echo ready; while :; do sleep 1; done",
    says: "did not end by itself and was ended by force",
    row: { status: "killed", signal: "SIGKILL", exit_code: null },
  },
  {
    name: "whose grandchildren have process groups and sessions of their own",
    script: `set -m; sleep 300 & (sleep 300; :) & set +m; setsid sh -c "sleep 300 & wait" & echo ready; wait`,
    says: "was ended",
    row: { status: "killed", signal: "SIGTERM", exit_code: null },
  },
  {
    name: "whose child ignores TERM and outlives it",
    script: `(trap '' TERM; exec sleep 300) & echo ready; sleep 300`,
    says: "did not end by itself and was ended by force",
    row: { status: "killed", exit_code: null },
  },
  {
    name: "that is stopped",
    script: "echo ready; sleep 300",
    before: async (job) => {
      for (const pid of job.processes()) signalIfThere(pid, "SIGSTOP");
    },
    says: "was ended",
    row: { status: "killed", signal: "SIGTERM", exit_code: null },
  },
  {
    name: "that closed its own output",
    script: "echo ready; exec >&- 2>&-; sleep 300",
    says: "was ended",
    row: { status: "killed", signal: "SIGTERM", exit_code: null },
  },
  {
    name: "that writes without end",
    script: "echo ready; while :; do head -c 200000 /dev/zero; sleep 0.01; done",
    before: async (job) => {
      await until("a large log", () => statSync(`${job.directory}/log`).size > 2_000_000);
    },
    says: "was ended",
    row: { status: "killed", exit_code: null },
  },
  {
    name: "whose wrapper was kill -9ed is lost, and its leftovers are ended",
    script: "echo ready; sleep 300 & sleep 300",
    before: async (job, home) => {
      signalIfThere(job.row().pid ?? 0, "SIGKILL");
      await until("the job to be seen as lost", async () => {
        await home.output(["jobs", "list"]);
        return job.row().status === "lost";
      });
      expect(job.processes().length).toBeGreaterThanOrEqual(2);
    },
    says: "was ended",
    row: { status: "lost", signal: null, exit_code: null, kill_asked_at: null },
  },
  {
    name: "that left something running when it ended stays exited",
    script: "sleep 300 & echo ready; exit 4",
    before: async (job, home) => {
      expect(await home.run(["jobs", "wait", job.id])).toMatchObject({ status: 4 });
    },
    says: "was ended",
    row: { status: "exited", exit_code: 4, kill_asked_at: null },
  },
  {
    name: "that has ended stays what it is",
    script: "exit 3",
    before: async (job, home) => {
      expect(await home.run(["jobs", "wait", job.id])).toMatchObject({ status: 3 });
    },
    says: "has ended already: exited 3",
    row: { status: "exited", exit_code: 3, kill_asked_at: null },
  },
];

describe("aish jobs kill of a job", () => {
  test.concurrent.each([...cases])("$name", async ({ script, before, says, row }) => {
    await using home = openHome();
    const job = await startJob(home, script);
    await before?.(job, home);
    expect(await home.output(["jobs", "kill", job.id])).toBe(`job ${job.id} ${says}\n`);
    expectOver(job, row);
    const again = await home.output(["jobs", "kill", job.id]);
    expect(again).toStartWith(`job ${job.id} has ended already: `);
    expectOver(job, row);
  });
});

// One half may wait for a job that ignores TERM while the other does.
test.concurrent.each([
  { half: "first", some: cases.slice(0, 4) },
  { half: "second", some: cases.slice(4) },
])(
  "bg-kill at the prompt does the same to each of them, the $half half",
  async ({ some }) => {
    await using home = openHome();
    const prompt = home.prompt();
    await prompt.ask(1);
    const jobs = await Promise.all(
      some.map(async ({ script, before }) => {
        const job = await startJob(home, script);
        await before?.(job, home);
        return job;
      }),
    );
    for (const [at, { says, row }] of some.entries()) {
      const job = jobs[at]!;
      expect(await prompt.line(`:bg-kill ${job.id}`)).toContain(`job ${job.id} ${says}\r\n`);
      expectOver(job, row);
    }
    expect(await prompt.quit()).toBe(0);
  },
  60_000,
);

/** Nothing is waited for: when the program has said so, all of the job is gone. */
function expectOver(job: BackgroundJob, row: object): void {
  expect(job.processes()).toEqual([]);
  expect(job.row()).toMatchObject(row);
  expect(job.row().log_bytes).toBe(statSync(`${job.directory}/log`).size);
}

test.concurrent(
  "a kill from outside is told at the prompt that started the job, without a key",
  async () => {
    await using home = openHome();
    const prompt = home.prompt();
    await prompt.ask(1);
    await prompt.line("(trap '' TERM; exec sleep 300) & sleep 300 &");
    const [, id = ""] = await prompt.says(/\[bg:(\d+) started\]/);
    await until(
      "the job to run",
      () => home.rows("SELECT 1 FROM jobs WHERE status = 'running'")[0],
    );
    await home.output(["jobs", "kill", id]);
    await prompt.says(new RegExp(String.raw`\[bg:${id} killed`));
    expect(await prompt.quit()).toBe(0);
  },
);

describe("a job whose pid is that of something else", () => {
  const anotherBoot = "00000000-0000-4000-8000-000000000000";

  /** As if the machine had been started again since: nothing else has changed. */
  async function rebooted(home: AishHome, job: BackgroundJob): Promise<void> {
    home.rows(
      `UPDATE jobs SET process_start = '${anotherBoot}' || substr(process_start, 37) WHERE id = ${job.id}`,
    );
    const [pid, start = ""] = (await Bun.file(`${job.directory}/pid`).text()).split(" ");
    await Bun.write(`${job.directory}/pid`, `${pid} ${anotherBoot}${start.slice(36)}`);
  }

  test.concurrent(
    "after a reboot is lost, and a kill leaves whoever has the pid alone",
    async () => {
      await using home = openHome();
      const job = await startJob(home, "echo ready; sleep 300");
      const { pid } = job.row();
      await rebooted(home, job);
      const before = job.processes();
      expect(await home.output(["jobs", "list"])).toContain("lost");
      expect(await home.output(["jobs", "kill", job.id])).toContain("was left alone");
      expect(job.row()).toMatchObject({ status: "lost", exit_code: null, kill_asked_at: null });
      expect(job.processes()).toEqual(before);
      expect(before).toContain(pid ?? 0);
    },
  );

  test.concurrent("after a reboot is exited if its status was written", async () => {
    await using home = openHome();
    const job = await startJob(home, "echo ready; sleep 300");
    await rebooted(home, job);
    await Bun.write(`${job.directory}/status`, "6\n");
    expect(await home.run(["jobs", "wait", job.id])).toEqual({
      stdout: `${job.id} exited 6\n`,
      stderr: "",
      status: 6,
    });
    expect(job.row()).toMatchObject({ status: "exited", exit_code: 6 });
  });

  test.concurrent(
    "given to another program is lost, and a kill leaves that program alone",
    async () => {
      await using home = openHome();
      const stranger = Bun.spawn(["sleep", "300"], { env: { HOME: home.directory } });
      const job = await startJob(home, "echo ready; sleep 300");
      const leftovers = job.processes();
      home.rows(`UPDATE jobs SET pid = ${stranger.pid} WHERE id = ${job.id}`);
      const [, start] = (await Bun.file(`${job.directory}/pid`).text()).split(" ");
      await Bun.write(`${job.directory}/pid`, `${stranger.pid} ${start}`);
      expect(await home.output(["jobs", "list"])).toContain("lost");
      expect(await home.output(["jobs", "kill", job.id])).toContain("was left alone");
      expect(job.row()).toMatchObject({ status: "lost" });
      expect(processSight(stranger.pid)?.state).toBe("S");
      expect(job.processes()).toEqual(leftovers);
    },
  );
});

test.concurrent(
  "a kill that was cut off before its signal leaves the job its own end",
  async () => {
    await using home = openHome();
    const job = await startJob(home, "echo ready; until [ -e go ]; do sleep 0.02; done; exit 4");
    const asked = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-20 seconds')";
    home.rows(`UPDATE jobs SET kill_asked_at = ${asked} WHERE id = ${job.id}`);
    await Bun.write(`${home.directory}/go`, "");
    expect(await home.run(["jobs", "wait", job.id])).toMatchObject({ status: 4 });
    expect(job.row()).toMatchObject({ status: "exited", exit_code: 4 });
  },
);
