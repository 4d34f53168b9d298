import { expect, test } from "bun:test";
import { plainCommand } from "./plain-command.ts";

test.each([
  ["abbr", { name: "abbr", args: "" }],
  [" abbr gs  'git status' ", { name: "abbr", args: "gs  'git status'" }],
  ["abbr gp 'git push | cat; (x)'", { name: "abbr", args: "gp 'git push | cat; (x)'" }],
  ["notify it is $((1 + 1)) o\\;clock", { name: "notify", args: "it is $((1 + 1)) o\\;clock" }],
  ["abbr | less", undefined],
  ["abbr > file", undefined],
  ["abbr; ls", undefined],
  ["x=1 abbr", undefined],
  ["'abbr' x", undefined],
  ["abbr &", undefined],
  ["abbr\nls", undefined],
  ["", undefined],
])("%j is %j", (line, command) => {
  expect(plainCommand(line)).toEqual(command);
});
