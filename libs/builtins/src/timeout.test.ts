import { expect, test } from "bun:test";
import type { RunOptions, Value } from "@aish/kernel";
import { call, realClock } from "./testing/call.ts";
import { timeout } from "./timeout.ts";

const never = ({ signal }: RunOptions) =>
  new Promise<number>((resolve) => signal?.addEventListener("abort", () => resolve(130)));
const rejecting = ({ signal }: RunOptions) =>
  new Promise<number>((_, reject) =>
    signal?.addEventListener("abort", () => reject(signal.reason as Error)),
  );

const run = (
  operands: readonly Value[],
  command: (options: RunOptions) => number | Promise<number>,
  signal?: AbortSignal,
) =>
  call(timeout, {
    operands,
    operandIsFlag: operands.map((word) => word === "-l"),
    clock: realClock,
    ...(signal && { signal }),
    shell: {
      run(_, options = {}) {
        const status = command(options);
        return status instanceof Promise ? status.then((late) => ({ status: late })) : { status };
      },
    },
  });

test.each([
  ["at once", () => 3],
  ["later", () => Promise.resolve(3)],
])("the status of a command that ends %s is its own", async (_, command) => {
  expect(await run([5, "x"], command)).toMatchObject({ status: 3, message: undefined });
});

test.each([
  ["ends with a status", never],
  ["is interrupted", rejecting],
])("a command that takes too long and then %s makes it 124", async (_, command) => {
  expect(await run(["5ms", "x"], command)).toMatchObject({
    status: 124,
    message: "timed out after 5ms",
  });
});

test("the command gets its arguments as they were written", async () => {
  const seen: unknown[] = [];
  await call(timeout, {
    operands: ["1s", "ls", "-l", 7],
    operandIsFlag: [false, false, true, false],
    shell: {
      run(argv, options) {
        seen.push(argv, options?.flags);
        return { status: 0 };
      },
    },
  });
  expect(seen).toEqual([
    ["ls", "-l", 7],
    [false, true, false],
  ]);
});

test("an interrupt is passed on and is no timeout", async () => {
  const interrupt = new AbortController();
  const running = run(["1h", "x"], never, interrupt.signal);
  interrupt.abort();
  expect(await running).toMatchObject({ status: 130, message: undefined });
});

test("a failure of the command itself is not swallowed", () => {
  expect(run(["1h", "x"], () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
});

test("what is no duration is refused", async () => {
  expect(await run(["soon", "x"], () => 0)).toMatchObject({
    status: 2,
    message: "soon: not a duration",
  });
});
