import { expect, test } from "bun:test";
import { EditBuffer } from "./edit-buffer.ts";
import { KillRing } from "./kill-ring.ts";

test("a thousand steps can be undone, and no more", () => {
  const buffer = new EditBuffer();
  for (let count = 0; count < 1200; count += 1) buffer.insertPaste("x");
  let undone = 0;
  while (buffer.apply("undo")) undone += 1;
  expect([undone, buffer.text.length]).toEqual([1000, 200]);
});

test("steps are forgotten when together they are too big, but never the last one", () => {
  const buffer = new EditBuffer();
  const big = "x".repeat(1_500_000);
  for (let count = 0; count < 4; count += 1) buffer.insertPaste(big);
  expect(buffer.apply("undo", 9)).toBe(true);
  expect(buffer.text.length).toBe(big.length * 2);
  buffer.reset();
  buffer.insertPaste(big.repeat(4));
  buffer.apply("undo");
  expect(buffer.text).toBe("");
});

test("the kill ring keeps sixty entries, and less if they are big", () => {
  const ring = new KillRing();
  for (let count = 0; count < 70; count += 1) ring.push(`${count}`);
  expect([ring.entries.length, ring.entries[0], ring.entries.at(-1)]).toEqual([60, "69", "10"]);
  const big = "x".repeat(1_500_000);
  for (let count = 0; count < 4; count += 1) ring.push(big);
  expect(ring.entries.length).toBe(2);
});

test("what is remembered of a big text does not keep all its versions", () => {
  const buffer = new EditBuffer(undefined, "é".repeat(500_000) + "日".repeat(500_000));
  Bun.gc(true);
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 300; count += 1) {
    buffer.moveTo(1000 + count);
    buffer.replace(buffer.cursor - 40, buffer.cursor, `word ${count}`);
    buffer.moveTo(10);
    buffer.apply("backward-kill-bigword");
    buffer.insertPaste("é é é");
  }
  Bun.gc(true);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
});
