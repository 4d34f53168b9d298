import { expect, test } from "bun:test";
import { SharedLookups } from "./shared-lookups.ts";

test("a lookup goes on for who still waits, and is answered at once from then on", async () => {
  const lookups = new SharedLookups<number>(60_000, 2);
  const { promise, resolve } = Promise.withResolvers<number>();
  let started = 0;
  const start = (): Promise<number> => {
    started += 1;
    return promise;
  };
  const first = new AbortController();
  const left = lookups.find("a", first.signal, start);
  first.abort();
  const stays = lookups.find("a", new AbortController().signal, start);
  expect(await left).toBeUndefined();
  resolve(7);
  expect(await stays).toBe(7);
  expect(started).toBe(1);
  expect(lookups.known("a")).toBe(7);
});

test("a lookup that nobody waits for is given up, and not remembered", async () => {
  const lookups = new SharedLookups<number>(60_000, 2);
  const abort = new AbortController();
  const { promise: givenUp, resolve } = Promise.withResolvers<void>();
  const waiting = lookups.find("a", abort.signal, async (signal) => {
    signal.addEventListener("abort", () => resolve());
    await givenUp;
    return 1;
  });
  abort.abort();
  expect(await waiting).toBeUndefined();
  await givenUp;
  expect(lookups.known("a")).toBeUndefined();
});

test("no more answers are kept than were asked for, and a failure is none", async () => {
  const lookups = new SharedLookups<number>(60_000, 2);
  const { signal } = new AbortController();
  for (const key of ["a", "b", "c"]) await lookups.find(key, signal, () => Promise.resolve(1));
  expect(["a", "b", "c"].map((key) => lookups.known(key))).toEqual([undefined, 1, 1]);
  expect(await lookups.find("d", signal, () => Promise.reject(new Error("no")))).toBeUndefined();
});
