import { describe, expect, test } from "bun:test";
import type { Clock } from "@aish/kernel";
import { sleep } from "./sleep.ts";
import { call, realClock } from "./testing/call.ts";

/** Time passes at once, and is written down. */
function countingClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    async sleep(milliseconds) {
      slept.push(milliseconds);
    },
    async breathe() {},
  };
}

describe("sleep", () => {
  test.each<{ operands: (string | number)[]; slept: number[] }>([
    { operands: ["0.01s"], slept: [10] },
    { operands: [1.5], slept: [1500] },
    { operands: ["1m", "500ms", "2"], slept: [62_500] },
    { operands: [0], slept: [] },
  ])("$operands waits $slept milliseconds", async ({ operands, slept }) => {
    const clock = countingClock();
    expect(await call(sleep, { operands, clock })).toMatchObject({ status: 0, stdout: "" });
    expect(clock.slept).toEqual(slept);
  });

  test.each(["x", "-1", "5x", "1 s", ""])(
    "%p is no duration, and nothing is waited for",
    async (text) => {
      const clock = countingClock();
      const end = await call(sleep, { operands: ["1", text], clock });
      expect(end).toMatchObject({ status: 2, message: `${text}: not a duration` });
      expect(clock.slept).toEqual([]);
    },
  );

  test("ends with its signal", async () => {
    const controller = new AbortController();
    const end = call(sleep, { operands: ["1h"], clock: realClock, signal: controller.signal });
    const reason = new Error("stop");
    controller.abort(reason);
    expect(await end.catch((error: unknown) => error)).toBe(reason);
  });
});
