import { describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLogLines, readLogTail } from "./job-log.ts";

/** A log in a directory of its own. */
function openLog(content: string | Uint8Array) {
  const directory = mkdtempSync(join(tmpdir(), "aish-log-"));
  const path = join(directory, "log");
  writeFileSync(path, content);
  return {
    path,
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join("");

describe("readLogTail", () => {
  test.each([
    { log: "a\nb\nc\n", lines: 2, text: "b\nc\n" },
    { log: "a\nb\nc", lines: 2, text: "b\nc" },
    { log: "a\nb\nc\n", lines: 3, text: "a\nb\nc\n" },
    { log: "a\nb\nc\n", lines: 9, text: "a\nb\nc\n" },
    { log: "a\nb\n\n", lines: 1, text: "\n" },
    { log: "a\n\n\nb\n", lines: 3, text: "\n\nb\n" },
    { log: "\n", lines: 1, text: "\n" },
    { log: "a", lines: 1, text: "a" },
    { log: "a", lines: 0, text: "" },
    { log: "", lines: 5, text: "" },
  ])("the last $lines lines of $log are $text", ({ log, lines, text }) => {
    using file = openLog(log);
    const size = log.length;
    expect(readLogTail(file.path, { lines })).toEqual({ kind: "text", text, size, cut: false });
  });

  test("lines are found across the blocks that the log is read in", () => {
    const log = numbered(200_000);
    using file = openLog(log);
    const tail = readLogTail(file.path, { lines: 100_000, maxBytes: 10_000_000 });
    const text = log.slice(log.indexOf("line 100001\n"));
    expect(tail).toEqual({ kind: "text", text, size: log.length, cut: false });
  });

  test("more than the limit is cut, and said to be", () => {
    using file = openLog(`${"x".repeat(2_000_000)}\nend\n`);
    const tail = readLogTail(file.path, { lines: 2, maxBytes: 10 });
    expect(tail).toEqual({ kind: "text", text: "xxxxx\nend\n", size: 2_000_005, cut: true });
  });

  test("bytes are counted from the end, and a character cut in two is left out", () => {
    using file = openLog("häß");
    expect(readLogTail(file.path, { bytes: 3 })).toMatchObject({ text: "ß", size: 5 });
    expect(readLogTail(file.path, { bytes: 99 })).toMatchObject({ text: "häß" });
  });

  test("what is not UTF-8 is shown as such", () => {
    using file = openLog(new Uint8Array([0x61, 0xff, 0x62, 0x0a]));
    expect(readLogTail(file.path, { lines: 1 })).toMatchObject({ text: "a\u{fffd}b\n" });
  });

  test("a log that was removed is gone", () => {
    expect(readLogTail("/nowhere/log", { lines: 1 })).toEqual({ kind: "gone" });
  });

  test("a directory in place of the log is an error that names it", () => {
    expect(() => readLogTail(tmpdir(), { bytes: 10 })).toThrow(`cannot read the log ${tmpdir()}`);
  });
});

describe("readLogLines", () => {
  test.each([
    { first: 1, last: 1, text: "a\n" },
    { first: 2, last: 3, text: "\nc\n" },
    { first: 3, last: 99, text: "c\nd" },
    { first: 4, last: 4, text: "d" },
    { first: 5, last: 9, text: "" },
    { first: 3, last: 2, text: "" },
    { first: 0, last: 1, text: "a\n" },
  ])("lines $first to $last of four", async ({ first, last, text }) => {
    using file = openLog("a\n\nc\nd");
    const found = await readLogLines(file.path, { first, last });
    expect(found).toEqual({ kind: "text", text, size: 6, cut: false });
  });

  test("a range far into a long log, across blocks", async () => {
    const log = numbered(300_000);
    using file = openLog(log);
    const found = await readLogLines(file.path, { first: 20_000, last: 110_000 });
    const text = log.slice(log.indexOf("line 20000\n"), log.indexOf("line 110001\n"));
    expect(found).toEqual({ kind: "text", text, size: log.length, cut: text.length > 1_048_576 });
  });

  test("a line that is longer than the limit is cut, and said to be", async () => {
    using file = openLog(`short\n${"x".repeat(3_000_000)}\n`);
    const found = await readLogLines(file.path, { first: 2, last: 2, maxBytes: 7 });
    expect(found).toEqual({ kind: "text", text: "xxxxxxx", size: 3_000_007, cut: true });
  });

  test("what is given up is cut", async () => {
    using file = openLog("a\n");
    const abort = AbortSignal.abort();
    const found = await readLogLines(file.path, { first: 1, last: 1, abort });
    expect(found).toMatchObject({ text: "", cut: true });
  });

  test("a log that was removed is gone", async () => {
    expect(await readLogLines("/nowhere/log", { first: 1, last: 2 })).toEqual({ kind: "gone" });
  });
});
