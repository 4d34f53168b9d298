import { expect, test } from "bun:test";
import { tmpdir } from "node:os";
import { runTool, type ToolRun } from "./run-tool.ts";

const path = process.env["PATH"] ?? "";

function run(script: string, changes: Partial<ToolRun> = {}): ReturnType<typeof runTool> {
  return runTool({
    argv: ["sh", "-c", script],
    cwd: tmpdir(),
    environment: { PATH: path },
    deadlineMs: 5000,
    mostBytes: 100_000,
    signal: new AbortController().signal,
    ...changes,
  });
}

test("what a tool says on standard error holds nothing up", async () => {
  const output = await runTool({
    argv: ["/bin/sh", "-c", "head -c 1000000 /dev/zero >&2; echo done"],
    cwd: "/",
    environment: {},
    deadlineMs: 20_000,
    mostBytes: 1000,
    signal: new AbortController().signal,
  });
  expect(output).toEqual({ text: "done\n", isCut: false });
});

test("it has no input and no terminal", async () => {
  expect((await run("cat; tty; echo end"))?.text).toBe("not a tty\nend\n");
});

test("errors belong to the output only where they are wanted", async () => {
  expect((await run("echo a; echo b >&2"))?.text).toBe("a\n");
  expect((await run("echo a; echo b >&2", { joinsErrors: true }))?.text).toBe("a\n\nb\n");
});

test("what does not end in time is killed with all that it started, and its output so far is kept", async () => {
  const output = await run("echo $$; sleep 1000 & sleep 1000", { deadlineMs: 200 });
  expect(output?.isCut).toBe(true);
  const group = Number(output?.text);
  // A group without a living process cannot be signalled.
  await ended(group);
});

test("what left its group and holds the output open is not waited for", async () => {
  const output = await run("setsid sleep 3 & echo out; sleep 1000", { deadlineMs: 200 });
  expect(output).toEqual({ text: "out\n", isCut: true });
});

test("more output than is wanted ends it", async () => {
  const output = await run("yes", { mostBytes: 1000 });
  expect(output?.isCut).toBe(true);
  expect(output?.text.length).toBe(1000);
});

test("aborting kills it, and nothing comes of it", async () => {
  const abort = new AbortController();
  const running = run("sleep 1000", { signal: abort.signal });
  abort.abort();
  expect(await running).toBeUndefined();
});

test("a program that is not there is no fault", async () => {
  expect(await run("", { argv: ["/nowhere/at/all"] })).toBeUndefined();
  expect(await run("true", { cwd: "/nowhere" })).toBeUndefined();
});

async function ended(group: number): Promise<void> {
  for (;;) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await Bun.sleep(5);
  }
}
