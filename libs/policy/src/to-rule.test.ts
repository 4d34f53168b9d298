import { expect, test } from "bun:test";
import { toRule } from "./to-rule.ts";

test("an entry becomes a rule", () => {
  const entry = { effect: "deny", prefix: ["git", "push"], reason: "ask me", added: "2026-11-21" };
  expect(toRule(entry)).toEqual({
    kind: "rule",
    rule: { effect: "deny", match: "prefix", words: ["git", "push"], reason: "ask me" },
  });
});

test.each([
  [3, undefined, "must be a table: [[rule]]", undefined],
  [{ exact: ["ls"] }, "effect", 'must be "allow", "ask" or "deny"', undefined],
  [{ effect: "forbid", exact: ["ls"] }, "effect", 'must be "allow", "ask" or "deny"', undefined],
  [
    { effect: "deny", prefx: ["rm"] },
    "prefx",
    "unknown key; allowed: effect, exact, prefix, reason, added",
    "deny",
  ],
  [
    { effect: "allow" },
    undefined,
    'has no words, must have exact or prefix, such as prefix = ["git", "log"]',
    "allow",
  ],
  [
    { effect: "allow", exact: ["a"], prefix: ["a"] },
    "prefix",
    "stands beside exact; allowed is one of the two",
    "allow",
  ],
  ...[[], [""], ["a", 1], "a"].map(
    (words) =>
      [
        { effect: "ask", exact: words },
        "exact",
        'must be a list of words, such as ["git", "log"], the first not empty',
        "ask",
      ] as const,
  ),
  [{ effect: "ask", exact: ["a"], reason: 1 }, "reason", "must be text", "ask"],
] as const)("%p is no rule", (entry, key, text, effect) => {
  expect(toRule(entry)).toEqual({ kind: "problem", key, text, effect });
});
