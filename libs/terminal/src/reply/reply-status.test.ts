import { expect, test } from "bun:test";
import { replyStatus, type ReplyFacts } from "./reply-status.ts";

const facts: ReplyFacts = {
  promptTokens: 1234,
  completionTokens: 340,
  estimated: false,
  tokensPerSecond: 52.3,
  context: 8192,
  cachedTokens: 1000,
  cost: 0.0012,
  durationMs: 6512,
};

test.each([
  [120, "1.2k in, 340 out · 52 tok/s · 19% of 8.2k · 81% cached · $0.0012 · 6.5s"],
  [56, "1.2k in, 340 out · 19% of 8.2k · $0.0012 · 6.5s"],
  [40, "1.2k in, 340 out · $0.0012 · 6.5s"],
  [30, "1.2k in, 340 out · $0.0012"],
  [20, "1.2k in, 340 out"],
  [10, "1.2k in,…"],
])("in %p columns: %s", (columns, expected) => {
  expect(replyStatus(facts, columns)).toBe(expected);
});

test.each<[Partial<ReplyFacts>, string]>([
  [{ estimated: true }, "~1.2k in, ~340 out · ~19% of 8.2k · ~$0.0012 · 6.5s"],
  [{ cost: 0 }, "1.2k in, 340 out · 19% of 8.2k · $0 · 6.5s"],
  [{ cost: 0.00002 }, "1.2k in, 340 out · 19% of 8.2k · <$0.0001 · 6.5s"],
  [{ cost: 1.234 }, "1.2k in, 340 out · 19% of 8.2k · $1.23 · 6.5s"],
  [{ cost: undefined, durationMs: 125_000 }, "1.2k in, 340 out · 19% of 8.2k · 2m05s"],
  [{ cost: undefined, context: 0, promptTokens: 0 }, "0 in, 340 out · 6.5s"],
  [{ cost: undefined, context: 1_000_000 }, "1.2k in, 340 out · 0% of 1M · 6.5s"],
])("%j: %s", (changed, expected) => {
  const without = { tokensPerSecond: undefined, cachedTokens: undefined };
  expect(replyStatus({ ...facts, ...without, ...changed }, 120)).toBe(expected);
});
