import { describe, expect, test } from "bun:test";
import { readPidFile } from "./job-facts.ts";
import { jobWrapper } from "./job-wrapper.ts";
import { bootIdPath } from "./proc-table.ts";
import { createPsTable } from "./ps-table.ts";
import { logOf, openJobSandbox, pidFileOf, directoryOf, statusOf } from "./testing/job-sandbox.ts";
import { until } from "./testing/until.ts";

const shells = [
  { name: "sh", shell: ["/bin/sh"] },
  { name: "dash", shell: ["dash"] },
  { name: "bash --posix", shell: ["bash", "--posix"] },
  { name: "busybox sh", shell: ["busybox", "sh"] },
];

// The newlines after the first are the rest of the room that was kept for a status.
const endings = [
  { script: "exit 0", status: "0\n\n\n" },
  { script: "exit 3", status: "3\n\n\n" },
  { script: "exit 255", status: "255\n" },
  { script: "kill -TERM $$", status: "143\n" },
  { script: "kill -KILL $$", status: "137\n" },
  { script: "kill -INT $$", status: "130\n" },
  { script: "no-such-program-anywhere", status: "127\n" },
];

describe.each(shells)("the wrapper under $name", ({ shell }) => {
  test("the shell is installed, so that its rows are true", () => {
    expect(Bun.which(shell[0]!)).not.toBeNull();
  });

  test.each(endings)("'$script' leaves the status $status", async ({ script, status }) => {
    await using sandbox = openJobSandbox();
    expect(await statusOf(sandbox.start(script, { shell }))).toBe(status);
  });

  test("names itself as we name it", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("sleep 60", { shell });
    expect(await pidFileOf(job)).toEqual(job.process);
  });

  test("a program that is not there is 127, and said in the log", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("", { shell, argv: ["no-such-program"] });
    expect(await statusOf(job)).toStartWith("127\n");
    expect(logOf(job)).toContain("no-such-program");
  });

  test("a builtin's name is a program like any other", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("", { shell, argv: ["exit", "0"] });
    expect(await statusOf(job)).toStartWith("127\n");
  });

  test("arguments arrive as they were given", async () => {
    await using sandbox = openJobSandbox();
    const odd = ["it's", '"', "$HOME `x`", "two\nlines", "häßlich ✓", "", "*", "-n", "\\"];
    const argv = ["/bin/sh", "-c", `printf '<%s>' "$@"`, "sh", ...odd];
    const job = sandbox.start("", { shell, argv });
    await statusOf(job);
    expect(logOf(job)).toBe(odd.map((text) => `<${text}>`).join(""));
  });

  test("the job sees its environment, the null device, its log, and nothing of the wrapper", async () => {
    await using sandbox = openJobSandbox();
    const script =
      "env | grep -i ^aish; set | grep ^aish; ls /proc/self/fd; readlink /proc/self/fd/0; trap";
    const job = sandbox.start(script, { shell });
    await statusOf(job);
    // 3 is the directory that ls reads.
    expect(logOf(job)).toBe(`AISH_JOB=${directoryOf(job)}\n0\n1\n2\n3\n/dev/null\n`);
  });

  test.each(["TERM", "INT", "HUP", "QUIT", "USR1", "PIPE"])(
    "SIG%s to the wrapper alone does not end it before its job",
    async (signal) => {
      await using sandbox = openJobSandbox();
      const job = sandbox.start("while [ ! -e go ]; do sleep 0.01; done; exit 5", { shell });
      await until("the job's own process runs", () => sandbox.marked(job).length > 1);
      process.kill(job.process.pid, `SIG${signal}`);
      await Bun.write(`${sandbox.state}/go`, "");
      expect(await statusOf(job)).toStartWith("5\n");
    },
  );

  test("a signal to the whole group is the job's status, and nothing is said in the log", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("echo ready; sleep 60; exit 1", { shell });
    await until("the job is ready", () => logOf(job) === "ready\n");
    process.kill(-job.process.pid, "SIGTERM");
    expect(await statusOf(job)).toStartWith("143\n");
    expect(logOf(job)).toBe("ready\n");
  });

  test("signals that the wrapper traps are not ignored in the job", async () => {
    await using sandbox = openJobSandbox();
    const job = sandbox.start("grep SigIgn /proc/self/status", { shell });
    await statusOf(job);
    expect(logOf(job)).toBe("SigIgn:\t0000000000000000\n");
  });

  test("options from outside change nothing", async () => {
    await using sandbox = openJobSandbox();
    const env = {
      PATH: process.env["PATH"],
      SHELLOPTS: "errexit:nounset:noclobber:noglob",
      "BASH_FUNC_mv%%": "() { false; }",
      IFS: "0123456789",
    };
    const job = sandbox.start("exit 4", { shell, env });
    expect(await statusOf(job)).toStartWith("4\n");
    expect(await pidFileOf(job)).toEqual(job.process);
  });

  test("a PATH without mv does not cost the status its rename", async () => {
    await using sandbox = openJobSandbox();
    const [program, ...options] = shell;
    const env = { PATH: "/nowhere" };
    const job = sandbox.start("exit 6", { shell: [Bun.which(program!)!, ...options], env });
    expect(await statusOf(job)).toBe("6\n\n\n");
  });

  test("where there is no /proc, ps names it, and again as we do", async () => {
    await using sandbox = openJobSandbox();
    // The same text, but for the file whose absence decides.
    const elsewhere = jobWrapper.replace(bootIdPath, "/nowhere/boot_id");
    expect(elsewhere).not.toBe(jobWrapper);
    const directory = sandbox.directory("sleep 60");
    const wrapper = Bun.spawn([...shell, "-c", elsewhere, "aish-job", directory, "sleep", "60"], {
      stdio: ["ignore", "ignore", "ignore"],
      env: { PATH: process.env["PATH"], AISH_JOB: directory },
    });
    const written = await until("the wrapper wrote its pid", () => readPidFile(directory));
    expect(written).toEqual(createPsTable().identify(wrapper.pid)!);
  });
});
