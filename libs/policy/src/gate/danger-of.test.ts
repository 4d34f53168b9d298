import { dangerousLines } from "../testing/dangerous-lines.ts";
import { disguisedLines } from "../testing/disguised-lines.ts";
import { harmlessLines } from "../testing/harmless-lines.ts";
import { expect, test } from "bun:test";
import { judge } from "../judge.ts";
import type { Surroundings } from "../surroundings.ts";
import { parseCommand } from "../parse-command.ts";

const where: Surroundings = {
  cwd: "/home/ada/work/site",
  home: "/home/ada",
  background: false,
  protectedPaths: [
    "/home/ada/.config/aish",
    "/home/ada/.local/share/aish/aish.db",
    "/home/ada/.local/state/aish",
  ],
};

function danger(text: string, place = where): string | undefined {
  const verdict = judge(parseCommand(text), [], place);
  return verdict.kind === "ask" ? verdict.danger : undefined;
}

test("the tables are as long as they have to be", () => {
  expect(dangerousLines.length).toBeGreaterThanOrEqual(150);
  expect(harmlessLines.length).toBeGreaterThanOrEqual(120);
});

test.each(dangerousLines)("is dangerous: %s", (text) => {
  expect(danger(text)).toBeString();
});

test.each(disguisedLines)("is dangerous in disguise: %s", (text) => {
  expect(danger(text)).toBeString();
});

test.each(harmlessLines)("is harmless: %s", (text) => {
  expect(danger(text)).toBeUndefined();
});

test.each([
  { name: "brackets", text: "(".repeat(20_000) },
  { name: "wrappers", text: `${"sudo ".repeat(3000)}rm -rf /` },
  { name: "commands", text: `${"a;".repeat(5000)}rm -rf /` },
  { name: "choices", text: `for d in ${"a ".repeat(300)}/; do rm -rf $d; done` },
])("more $name than are looked at are dangerous", ({ text }) => {
  expect(danger(text)).toBeString();
});
