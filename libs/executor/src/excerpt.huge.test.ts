import { describe, expect, setDefaultTimeout, test } from "bun:test";
import { ExcerptBuilder } from "./excerpt.ts";

setDefaultTimeout(300_000);
const isLong = process.env["AISH_LONG"] === "1";

/** A piece of an output as a build server prints it, a megabyte long. */
const noise = Buffer.from(
  "2026-11-21 10:00:00 INFO worker 17: handled request in 12 ms, errors: 0, failures: 0\n".repeat(
    12_345,
  ),
);
const lineCount = 12_345;

describe("an excerpt of a huge output", () => {
  const sizes = isLong ? [20, 200, 1000] : [20];
  test.each(sizes)("of %d MB keeps the one line that holds the error", (megabytes) => {
    for (const at of [0, 0.37, 0.99]) {
      const builder = new ExcerptBuilder();
      const before = Math.floor(megabytes * at);
      for (let piece = 0; piece < before; piece += 1) builder.write(noise);
      builder.write(Buffer.from("worker 9: panic: no space left on device\n"));
      for (let piece = before; piece < megabytes; piece += 1) builder.write(noise);
      const text = builder.text(":out 1");
      expect(text).toContain("panic: no space left on device");
      expect(text.length).toBeLessThan(10_000);
      if (at === 0.37) expect(text).toContain(`line ${before * lineCount + 1}: worker 9: panic`);
    }
  });
});
