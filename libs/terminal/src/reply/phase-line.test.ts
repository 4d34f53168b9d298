import { expect, test } from "bun:test";
import { phaseLine, type Phase } from "./phase-line.ts";

test.each<[Phase, number, number, boolean, string]>([
  [{ kind: "waiting", why: "fast" }, 2100, 80, true, "⠙ waiting for fast · 2 s"],
  [{ kind: "reading", read: 43, total: 100 }, 3000, 80, true, "⠋ reading prompt 43 % · 3 s"],
  [{ kind: "reading", read: 0, total: 0 }, 0, 80, true, "⠋ reading prompt · 0 s"],
  [{ kind: "thinking" }, 12_200, 80, true, "⠹ thinking · 12 s"],
  [{ kind: "thinking", tokens: 120 }, 65_000, 80, true, "⠋ thinking, 120 tokens · 1 min 5 s"],
  [{ kind: "running", what: "make\n-j8\u001b[2J" }, 100, 80, true, "⠙ running make -j8·[2J · 0 s"],
  [{ kind: "waiting", why: "fast" }, 2100, 80, false, "/ waiting for fast - 2 s"],
  [{ kind: "running", what: "a long command" }, 0, 15, true, "⠋ running a l…"],
  [{ kind: "running", what: "日本語日本語" }, 0, 15, true, "⠋ running 日…"],
  [{ kind: "thinking" }, 0, 14, true, "⠋ thinking"],
  [{ kind: "thinking" }, 0, 2, true, "…"],
])("%j after %p ms in %p columns, UTF-8 %p: %s", (phase, elapsed, columns, utf8, expected) => {
  expect(phaseLine(phase, elapsed, columns, { utf8 })).toBe(expected);
});
