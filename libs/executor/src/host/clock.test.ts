import { describe, expect, test } from "bun:test";
import { getEventListeners } from "node:events";
import { createClock } from "./clock.ts";
import { rejectionOf } from "./testing/rejection-of.ts";

const clock = createClock();

describe("sleep", () => {
  test("leaves no listener, whether it ends or is aborted", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    await clock.sleep(1, signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const sleeping = clock.sleep(3_600_000, signal);
    const reason = "any value at all";
    controller.abort(reason);
    expect(await rejectionOf(sleeping)).toBe(reason);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("of an aborted signal rejects at once", async () => {
    const reason = new Error("stopped before");
    expect(await rejectionOf(clock.sleep(0, AbortSignal.abort(reason)))).toBe(reason);
  });

  test("longer than a timer can be does not end at once", async () => {
    const controller = new AbortController();
    const sleeping = clock.sleep(Infinity, controller.signal);
    await clock.sleep(5, controller.signal);
    controller.abort(new Error("enough"));
    expect(await rejectionOf(sleeping)).toMatchObject({ message: "enough" });
  });
});

describe("breathe", () => {
  test("lets timers have their turn", async () => {
    const turns: string[] = [];
    setTimeout(() => turns.push("timer"), 1);
    while (turns.length === 0) await clock.breathe();
    expect(turns).toEqual(["timer"]);
  });

  test("lets signals have their turn", async () => {
    const turns: string[] = [];
    process.once("SIGUSR2", () => turns.push("signal"));
    process.kill(process.pid, "SIGUSR2");
    while (turns.length === 0) await clock.breathe();
    expect(turns).toEqual(["signal"]);
  });
});
