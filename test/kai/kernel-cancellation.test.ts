import { createBytePipe } from "@aish/kernel";
import { describe, expect, test } from "bun:test";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ownChildren, processesCalled } from "./process-list.ts";
import { noneOpenedSince, openDescriptors } from "../open-descriptors.ts";
import { until } from "./until.ts";
import { Workspace } from "./workspace.ts";

/** Generous: what is asked is that it ends because of the signal, and not when the work does. */
const soon = 2000;

/** Aborts once the program has printed `up` to a file, so that it is where the test wants it. */
async function interrupt(
  workspace: Workspace,
  script: string,
  { grace = 2000, timesOut = false } = {},
): Promise<{ readonly code: number; readonly took: number }> {
  const kernel = workspace.session({ grace });
  await kernel.execute("keep=yes; echo on | /bin/cat"); // what is opened once stays open
  await until("the descriptors are counted", () => ownChildren().length === 0);
  const before = openDescriptors();
  const controller = new AbortController();
  const running = kernel.execute(`echo up > up\n${script}`, {
    stdin: createBytePipe().source, // on which nothing ever comes
    signal: controller.signal,
  });
  await until("the program is up", () => fileIn(workspace, "up") === "up\n");
  await Bun.sleep(30); // into the midst of it
  const start = performance.now();
  const timeout = new DOMException("too late", "TimeoutError");
  controller.abort(timesOut ? timeout : undefined);
  const { code } = await running;
  const took = performance.now() - start;
  const after = await kernel.execute("echo $keep; echo on | /bin/cat");
  expect(after).toMatchObject({ code: 0, stdout: "yes\non\n" });
  kernel.jobs.stopAll();
  await kernel.jobs.allEnded();
  await until("every child has gone", () => ownChildren().length === 0);
  await noneOpenedSince(before);
  return { code, took };
}

function fileIn(workspace: Workspace, name: string): string {
  try {
    return readFileSync(join(workspace.path, name), "utf8");
  } catch {
    return "";
  }
}

describe("the signal ends", () => {
  test.each([
    ["a busy loop", "while true; do :; done"],
    ["a counting loop", "for ((;;)); do x=1; done"],
    ["a loop that prints", "until false; do echo a; done"],
    ["a loop of programs", "while /bin/true; do :; done"],
    ["nested functions", "f() { while true; do g; done; }; g() { h; }; h() { :; }; f"],
    ["a loop of subshells", "while true; do ( : ); done"],
    ["a loop of substitutions", "while true; do x=$(echo a); done"],
    ["a sleep", "sleep 100"],
    ["a read that gets nothing", "read x"],
    ["a builtin that gets nothing", "cat"],
    ["a program that gets nothing", "/bin/cat"],
    ["a program", "/bin/sleep 100"],
    ["a program with its output in a file", "/bin/sleep 100 > out 2>&1"],
    ["a program under env", "env A=1 /bin/sleep 100"],
    ["a program under timeout", "timeout 200 /bin/sleep 100"],
    ["a builtin under timeout", "timeout 200 sleep 100"],
    ["a pipe that is full", "while true; do echo abcdefghijklmnopq; done | sleep 100"],
    ["a pipe that a program has filled", "/usr/bin/yes | sleep 100"],
    ["a pipe that a program does not read", "seq 1 100000000000 | /bin/sleep 100"],
    ["a mixed pipeline", "seq 1 100000000000 | cat | /bin/cat | while read l; do :; done"],
    ["an endless builtin into a file", "seq 1 100000000000 > /dev/null"],
    ["a substitution", "x=$(sleep 100)"],
    ["a program in a substitution", "echo $(/bin/sleep 100) after"],
    ["a busy substitution", "x=$(while true; do :; done)"],
    ["a here-document that is not read", `/bin/sleep 100 <<< "$(seq 1 100000)"`],
    ["what stands behind a here-document", "{ read a; sleep 100; } <<EOF\na\nEOF"],
    ["the wait for a job", "sleep 200 & wait"],
    ["the wait for a job that is a program", "/bin/sleep 200 & wait %1"],
    ["a trap", "trap 'sleep 100' ERR; false"],
    ["a busy trap", "trap 'while true; do :; done' ERR; false"],
    ["a glob over many directories", "while true; do echo /usr/**/*.nothing 2> /dev/null; done"],
    ["a condition", "if sleep 100; then :; fi"],
    ["the left of ||", "sleep 100 || echo no"],
    ["a sourced file", "echo 'while true; do :; done' > loop.kai; source ./loop.kai"],
    ["a script", "echo 'while true; do :; done' > loop.kai; ./loop.kai"],
    ["a test", "[[ $(sleep 100) == a ]]"],
    ["a long list", "for i in $(seq 1 3000000); do :; done"],
  ])("%s", async (_, script) => {
    using workspace = new Workspace();
    const { code, took } = await interrupt(workspace, script);
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
  });

  test.each(["while true; do :; done", "sleep 100", "/bin/sleep 100", "read x"])(
    "%s with status 124 if it is a timeout's",
    async (script) => {
      using workspace = new Workspace();
      const { code, took } = await interrupt(workspace, script, { timesOut: true });
      expect(code).toBe(124);
      expect(took).toBeLessThan(soon);
    },
  );

  test.each([
    ["a builtin that writes a named pipe", "echo a > fifo"],
    ["a program that writes a named pipe", "/bin/echo a > fifo"],
    ["a builtin that reads a named pipe", "cat < fifo"],
    ["a program that reads a named pipe", "/bin/cat < fifo"],
  ])("%s that has no other end", async (_, script) => {
    using workspace = new Workspace();
    execFileSync("mkfifo", [join(workspace.path, "fifo")]);
    const { code, took } = await interrupt(workspace, script);
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
  });
});

describe("of a program, the signal", () => {
  test("asks the grandchildren to end too", async () => {
    using workspace = new Workspace().program("family", "sleep 7401 & sleep 7401 & wait");
    const { code, took } = await interrupt(workspace, "./family");
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
    await until("they are gone", () => processesCalled("sleep", "7401").length === 0);
  });

  test("reaches what a program that has ended left behind with its output", async () => {
    using workspace = new Workspace().program("parent", "sleep 7402 &");
    const { code, took } = await interrupt(workspace, "x=$(./parent)");
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
    await until("it is gone", () => processesCalled("sleep", "7402").length === 0);
  });

  test("kills what does not end within its grace", async () => {
    using workspace = new Workspace().program(
      "deaf",
      "trap '' TERM INT\nwhile :; do sleep 0.02; done",
    );
    const { code, took } = await interrupt(workspace, "./deaf", { grace: 100 });
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
  });

  test.each(["./deaf", "./deaf > out", "./deaf | /bin/cat", "x=$(./deaf)"])(
    "kills grandchildren that outlive it: %s",
    async (script) => {
      using workspace = new Workspace().program(
        "deaf",
        "(trap '' TERM; sleep 7403; sleep 7404) &\nwait",
      );
      const { code, took } = await interrupt(workspace, script, { grace: 100 });
      expect(code).toBe(130);
      expect(took).toBeLessThan(soon);
      await until("they are gone", () => deafOnes().length === 0);
    },
  );

  test("does not wait for the output of what has left its group", async () => {
    using workspace = new Workspace().program("daemon", "setsid sleep 7405 &\nwait");
    const { code, took } = await interrupt(workspace, "./daemon", { grace: 100 });
    expect(code).toBe(130);
    expect(took).toBeLessThan(soon);
    for (const pid of processesCalled("sleep", "7405")) process.kill(pid);
  });

  test("lets it say its last words", async () => {
    using workspace = new Workspace().program(
      "polite",
      "trap 'echo bye; exit 0' TERM\necho up > ready\nwhile :; do sleep 0.02; done",
    );
    const controller = new AbortController();
    const running = workspace.run("./polite", { signal: controller.signal });
    await until("it is ready", () => fileIn(workspace, "ready") === "up\n");
    controller.abort();
    expect(await running).toMatchObject({ code: 130, stdout: "bye\n" });
  });
});

test("a job outlives the signal of the run that started it", async () => {
  using workspace = new Workspace();
  const controller = new AbortController();
  const running = workspace.run(
    "{ while [[ ! -e go ]]; do sleep 0.01; done; echo alive; /bin/echo both; } & /bin/sleep 100",
    { signal: controller.signal },
  );
  await until("the job runs", () => workspace.kernel.jobs.list().length === 1);
  controller.abort();
  expect(await running).toMatchObject({ code: 130 });
  expect(await workspace.run("echo > go; wait %1; cat /v/jobs/1/stdout")).toMatchObject({
    stdout: expect.stringContaining("alive\nboth\n"),
  });
});

test("trap … INT has the last word", async () => {
  using workspace = new Workspace();
  const controller = new AbortController();
  const running = workspace.run("trap 'echo cleaned; exit 7' INT; echo up > ready; sleep 100", {
    signal: controller.signal,
  });
  await until("it is ready", () => fileIn(workspace, "ready") === "up\n");
  controller.abort();
  expect(await running).toMatchObject({ code: 7, stdout: "cleaned\n" });
});

function deafOnes(): readonly number[] {
  return [
    ...processesCalled("sleep", "7403"),
    ...processesCalled("sleep", "7404"),
    ...processesCalled("/bin/sh", "./deaf"),
  ];
}
