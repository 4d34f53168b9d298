import { expect, test } from "bun:test";
import { SpareTime } from "./spare-time.ts";

test("work that has not had its slice goes on at once, and else others get their turn", async () => {
  const pause = new SpareTime().pauses();
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 0);
  await pause();
  expect(turns).toBe(0);
  Bun.sleepSync(3);
  await pause();
  clearInterval(turn);
  expect(turns).toBeGreaterThan(0);
});

test("who types without a pause does not keep the work from being done", async () => {
  const time = new SpareTime();
  const keys = setInterval(() => time.typed(), 0);
  time.typed();
  const pause = time.pauses();
  Bun.sleepSync(3);
  await pause();
  clearInterval(keys);
  expect.assertions(0);
});

test("nothing begins before the first prompt", async () => {
  const time = new SpareTime();
  const order: string[] = [];
  const begun = time.started.then(() => order.push("work"));
  await Bun.sleep(0);
  order.push("prompt");
  time.start();
  await begun;
  expect(order).toEqual(["prompt", "work"]);
});

test("what can be left undone waits until nobody has typed for a while", async () => {
  const time = new SpareTime();
  await time.lull(); // nothing has begun: there is nothing to be in the way of
  time.start();
  let isLull = false;
  const lull = time.lull().then(() => (isLull = true));
  const keys = setInterval(() => time.typed(), 5);
  const started = performance.now();
  while (performance.now() - started < 300) await Bun.sleep(5);
  expect(isLull).toBe(false);
  clearInterval(keys);
  await lull;
  expect(isLull).toBe(true);
});
