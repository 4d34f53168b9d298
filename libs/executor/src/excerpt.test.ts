import { describe, expect, test } from "bun:test";
import { ExcerptBuilder } from "./excerpt.ts";

function excerptOf(text: string, chunk = 4096): string {
  const builder = new ExcerptBuilder();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) builder.write(bytes.subarray(at, at + chunk));
  return builder.text(":out 7");
}

const lines = (count: number, word = "line"): string =>
  Array.from({ length: count }, (_, at) => `${word} ${at + 1}\n`).join("");

describe("an excerpt", () => {
  test("of a short output is the output", () => {
    expect(excerptOf("one\ntwo\n")).toBe("one\ntwo\n");
    expect(excerptOf("")).toBe("");
  });

  test.each([13, 4096, 1_000_000])(
    "of a long one says so first and last and keeps both ends (chunks of %d)",
    (chunk) => {
      const text = excerptOf(lines(100_000), chunk).split("\n");
      expect(text.at(0)).toBe("[1.1MB of output, shown in part; :out 7 has all of it]");
      expect(text.at(1)).toBe("line 1");
      expect(text.at(-2)).toBe("line 100000");
      expect(text.at(-1)).toBe("[end of output; 1.1MB in all, :out 7]");
      expect(text.join("\n").length).toBeLessThan(7000);
    },
  );

  test("keeps the lines between that look like errors", () => {
    const text = excerptOf(`${lines(5000)}src/a.c:3: error: no such thing\n${lines(5000)}`);
    expect(text).toContain("\nline 5001: src/a.c:3: error: no such thing\n");
  });

  test.each([1, 10, 1000, 100_000])(
    "keeps the line that holds the error, of %d lines, wherever it is",
    (count) => {
      const error = "Error: disk full on /data";
      for (const at of [0, 0.001, 0.4999, 0.73, 0.999, 1]) {
        const before = Math.round(count * at);
        const noise = "GET /warnings?page=3 0 errors, failures: 0, email sent";
        const text = excerptOf(
          `${lines(before, noise)}${error}\n${lines(count - before, noise)}`,
          65_536,
        );
        expect(text).toContain(error);
        if (text.includes("shown in part") && at === 0.4999) {
          expect(text).toContain(`line ${before + 1}: ${error}`);
        }
      }
    },
  );

  test.each([
    ["among thousands of warnings", "x.c:1: warning: unused variable"],
    ["among thousands of failures that are alike", "retry 1: connection failed"],
    ["behind lines that mention errors", "the error handler was called for item"],
  ])("keeps the one error %s", (_, noise) => {
    const text = excerptOf(
      `${lines(20_000, noise)}ld: fatal: no space left\n${lines(20_000, noise)}`,
    );
    expect(text).toContain("line 20001: ld: fatal: no space left");
  });

  test("finds an error in the middle of a line of megabytes, and across chunks", () => {
    const text = excerptOf(`${"x ".repeat(700_000)}panic: boom ${"y ".repeat(700_000)}`, 1000);
    expect(text).toContain("panic: boom");
    for (let chunk = 3; chunk < 40; chunk += 1) {
      const cut = excerptOf(`${lines(3000)}a.c:3: error: cut\n${lines(3000)}`, chunk);
      expect(cut).toContain("line 3001: a.c:3: error: cut");
    }
  });

  test("keeps no more of them than a screen holds", () => {
    const text = excerptOf(
      `${lines(5000)}${lines(5000, "error: nothing but errors")}${lines(5000)}`,
    );
    expect(text.length).toBeLessThan(9500);
  });

  test("of one line without end is still short", () => {
    const text = excerptOf("x".repeat(3_000_000));
    expect(text.length).toBeLessThan(7000);
    expect(text).toStartWith("[3MB of output");
  });
});
