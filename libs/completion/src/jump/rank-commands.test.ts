import { expect, test } from "bun:test";
import { rankCommands } from "./rank-commands.ts";

const ran = (command: string, cwd = "/else", failed = false) => ({ command, cwd, failed });

test.each<[string, readonly ReturnType<typeof ran>[], readonly string[], readonly string[]]>([
  [
    "a command run here beats one run twice elsewhere",
    [ran("make b"), ran("make b"), ran("make a", "/here")],
    ["make"],
    ["make a 3", "make b 2"],
  ],
  [
    "but not one run four times elsewhere",
    [...Array.from({ length: 4 }, () => ran("make b")), ran("make a", "/here")],
    ["make"],
    ["make b 4", "make a 3"],
  ],
  [
    "a failure takes its use back",
    [ran("make b", "/else", true), ran("make a")],
    ["make"],
    ["make a 1", "make b 0"],
  ],
  [
    "of equals the one used last is first",
    [ran("make b"), ran("make a")],
    ["make"],
    ["make b 1", "make a 1"],
  ],
  ["words stand in their order", [ran("a b"), ran("b a")], ["b", "a"], ["b a 1"]],
])("%s", (_, used, words, expected) => {
  const ranked = rankCommands(used, words, "/here");
  expect(ranked.map(({ command, score }) => `${command} ${score}`)).toEqual([...expected]);
});
