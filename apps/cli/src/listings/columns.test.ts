import { expect, test } from "bun:test";
import { ago, columns, cut, duration, printableText } from "./columns.ts";

test("cells stand below each other, also the wide ones", () => {
  const rows = [
    ["1", "日本", "first"],
    ["22", "ab", "second"],
  ];
  expect(columns(rows, 80)).toBe("1   日本  first\n22  ab    second\n");
});

test("lines are cut to the width", () => {
  expect(columns([["1", "abcdefgh"]], 6)).toBe("1  ab…\n");
  expect(cut("日本語", 4)).toBe("日…");
});

test("control characters of a command cannot reach the terminal", () => {
  expect(cut("a\u001B[31mb\nc", 80)).toBe("a·[31mb⏎c");
});

test("text of others keeps its lines and tabs and loses what steers a terminal", () => {
  expect(printableText("a\tb\r\n\u001B]0;x\u0007\u009B2J\u202Ec\n")).toBe("a\tb\n·]0;x··2J·c\n");
});

const now = new Date("2026-11-21T12:00:00Z");
test.each([
  ["2026-11-21T11:59:30Z", "30s ago"],
  ["2026-11-21T11:00:00Z", "1h ago"],
  ["2026-11-20T12:00:00Z", "1d ago"],
  ["2025-11-20T12:00:00Z", "2025-11-20"],
  ["2026-11-21T12:00:05Z", "0s ago"],
])("%s was %s", (then, text) => {
  expect(ago(new Date(then), now)).toBe(text);
});

test.each([
  [40, "0.0s"],
  [1500, "1.5s"],
  [9960, "10s"],
  [200_000, "3m20s"],
  [7_500_000, "2h05m"],
])("%d ms are %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
