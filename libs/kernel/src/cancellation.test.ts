import { expect, test } from "bun:test";
import { Kernel } from "./kernel.ts";
import { MemoryFileSystem } from "./files/memory-file-system.ts";
import { pausedBuiltins } from "./testing/paused-builtins.ts";
import type { Clock } from "./ports.ts";

/** A kernel whose every pause is told to the test. */
function watchedKernel(): { readonly kernel: Kernel; readonly pauses: () => Promise<void> } {
  let now = 0;
  let next = Promise.withResolvers<void>();
  const clock: Clock = {
    now: () => (now += 1),
    sleep: () => new Promise(() => undefined),
    async breathe() {
      next.resolve();
      next = Promise.withResolvers();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const fs = new MemoryFileSystem({ "/tmp": { kind: "directory" } });
  const host = { fs, processes: undefined, clock };
  const kernel = new Kernel({ host, builtins: pausedBuiltins() });
  return { kernel, pauses: () => next.promise };
}

/** Aborts once the program has paused for the first time. */
async function interrupt(source: string): Promise<number> {
  const { kernel, pauses } = watchedKernel();
  const controller = new AbortController();
  const running = kernel.execute(source, { signal: controller.signal });
  await pauses();
  controller.abort();
  const { code } = await running;
  expect(await kernel.execute("say on")).toMatchObject({ code: 0, stdout: "on\n" });
  return code;
}

test.each([
  ["into a file", "flood > /tmp/f"],
  ["into another stream of a file", "{ flood >&3; } 3> /tmp/f"],
  ["in a function into a file", "f() { flood; }; f > /tmp/f"],
  ["into a pipe", "flood | deaf"],
  ["through a pipe into a file", "flood | while take; do say more; done > /tmp/f"],
])("a builtin that prints without end %s lets the signal in", async (_, source) => {
  expect(await interrupt(source)).toBe(130);
});

test("a job that prints without end does not keep the program from going on", async () => {
  const { kernel, pauses } = watchedKernel();
  const { stdout } = await kernel.execute("flood &\nsay on");
  expect(stdout).toBe("on\n");
  await pauses();
  kernel.jobs.stopAll();
  await kernel.jobs.allEnded();
  expect(kernel.jobs.list()).toMatchObject([{ state: { kind: "killed", signal: 130 } }]);
});

test("a builtin that does not listen is left behind", async () => {
  const { kernel } = watchedKernel();
  const controller = new AbortController();
  const running = kernel.execute("deaf", { signal: controller.signal });
  controller.abort();
  expect(await running).toMatchObject({ code: 130 });
});
