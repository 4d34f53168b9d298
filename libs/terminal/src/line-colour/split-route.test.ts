import { expect, test } from "bun:test";
import { splitRoute } from "./split-route.ts";

test.each([
  ["ls -l", "open", "", "ls -l"],
  ["!ls -l", "shell", "!", "ls -l"],
  ["  ! ls", "shell", "!", "ls"],
  ["!!ls", "private", "!!", "ls"],
  ["?why", "ask", "?", "why"],
  ["?", "ask", "?", ""],
  [":help jobs", "meta", ":help", "jobs"],
  [":help", "meta", ":help", ""],
  [":", "meta", ":", ""],
  [": > file", "open", "", ": > file"],
  [":(){ :|:& };:", "open", "", ":(){ :|:& };:"],
  ["", "open", "", ""],
] as const)("%s is of the kind %s", (text, kind, prefix, line) => {
  const split = splitRoute(text);
  expect(split.kind).toBe(kind);
  expect(text.slice(split.prefix.start, split.prefix.end)).toBe(prefix);
  expect(text.slice(split.start)).toBe(line);
});

test("the name of a meta command is told", () => {
  expect(splitRoute(":model x")).toMatchObject({ kind: "meta", name: "model" });
});
