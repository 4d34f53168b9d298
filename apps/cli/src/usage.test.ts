import { expect, test } from "bun:test";
import { everyCommand, flagsOf } from "./arguments/every-command.ts";
import { usage } from "./usage.ts";

const commands = everyCommand().map((command) => ({ path: command.path, command }));

test.each(commands)("the help of aish $path names all it has", ({ command }) => {
  const text = usage(command.path);
  expect(text).toContain(command.summary);
  for (const child of command.commands) expect(text).toContain(child.path.at(-1) ?? "?");
  for (const flag of flagsOf(command)) expect(text).toContain(`--${flag.name}`);
});

test.each(commands)("the help of aish $path fits into 100 columns", ({ path }) => {
  expect(
    usage(path)
      .split("\n")
      .filter((line) => line.length > 100),
  ).toEqual([]);
});

test("the help says which operands a command needs", () => {
  expect(usage(["jobs", "wait"])).toContain("aish jobs wait [flags] <job…>");
  expect(usage(["history"])).toContain("aish history [flags] [word…]");
});
