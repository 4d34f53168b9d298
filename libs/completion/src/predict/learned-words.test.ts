import { expect, test } from "bun:test";
import { learnedWords } from "./learned-words.ts";

test.each<[string, readonly string[]]>([
  ["git commit --amend -m 'a word'", ["git commit", "git commit --amend", "git commit -m"]],
  ["docker compose up -d", ["docker compose", "docker compose up", "docker compose -d"]],
  ["sudo systemctl restart nginx", ["systemctl restart", "systemctl restart nginx"]],
  ["A=1 make test | grep -v x", ["make test", "grep -v"]],
  ["mysql -psecret --password=hunter2", ["mysql --password"]],
  ["cat notes", []],
  ["npm run build -- --flag", ["npm run", "npm run build"]],
  ["$(which x) -a", []],
  ["ls -la", ["ls -la"]],
  ["git show a1b2c3", ["git show"]],
])("%s teaches %p", (line, expected) => {
  expect(learnedWords(line).map(({ command, word }) => `${command} ${word}`)).toEqual([
    ...expected,
  ]);
});
