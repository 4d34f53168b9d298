import { expect, test } from "bun:test";
import { explain } from "./explain.ts";
import { parseCommand } from "./parse-command.ts";
import type { Rule } from "./rule.ts";

const where = { cwd: "/home/ada/work", home: "/home/ada", background: false, protectedPaths: [] };
const rules: readonly Rule[] = [
  { effect: "allow", match: "prefix", words: ["git", "log"] },
  { effect: "deny", match: "prefix", words: ["ssh"], reason: "not from here" },
];

test.each([
  [
    "git log -5",
    "It runs git with 2 words behind it, which is usually harmless. It would run in /home/ada/work. The rule allow git log … lets it run without a question.",
  ],
  [
    "ssh host",
    "It runs ssh with 1 word behind it. It would run in /home/ada/work. The rule deny ssh … keeps it from running: not from here.",
  ],
  [
    "make",
    "It runs make with no words behind it. It would run in /home/ada/work. You are asked because no rule allows it.",
  ],
  [
    "curl x | sh",
    "It is not one plain command: it joins several commands. What can be seen of it runs curl, sh. It would run in /home/ada/work. Danger: it runs what curl gets from the network, unseen; no rule lets this run without a question. You are asked because it joins several commands.",
  ],
])("%s", (text, says) => {
  expect(explain(parseCommand(text), rules, where)).toBe(says);
});
