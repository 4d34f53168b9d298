import { expect, test } from "bun:test";
import { parseCommand } from "./parse-command.ts";
import { prefixesOf } from "./prefixes-of.ts";

test.each([
  ["git log --oneline -5", ["git log"]],
  ["git status", ["git status"]],
  ["git stash list", ["git stash list"]],
  ["npm run build", ["npm run build", "npm run"]],
  ["npm run build -- --watch", ["npm run build", "npm run"]],
  ["npm test", ["npm test"]],
  ["cargo test", ["cargo test"]],
  ["kubectl get pods", ["kubectl get"]],
  ["docker compose ps", ["docker compose ps"]],
  ["gh pr view 3", ["gh pr view"]],
  ["ls -la", ["ls"]],
  ["wc -l x", ["wc"]],
])("%s may be allowed as %p", (text, prefixes) => {
  expect(prefixesOf(parseCommand(text)).map((words) => words.join(" "))).toEqual(prefixes);
});

test.each([
  "git",
  "git push",
  "git commit -m x",
  "git -c a=b log",
  "git log --output=x",
  "git stash drop",
  "sh -c ls",
  "bash x.sh",
  "python3 x.py",
  "node x.js",
  "env ls",
  "sudo ls",
  "xargs ls",
  "find . -name x",
  "awk 1 x",
  "sed -n 1p x",
  "ssh host ls",
  "docker run x",
  "make",
  "/bin/ls",
  "./ls",
  "rm x",
  "sort -o x y",
  "curl x",
  "ls | wc",
  "ls $x",
  "npm run --prefix x build",
  "constructor x",
  "git constructor",
])("no beginning of %s is offered", (text) => {
  expect(prefixesOf(parseCommand(text))).toEqual([]);
});
