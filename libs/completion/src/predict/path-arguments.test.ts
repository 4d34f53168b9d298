import { expect, test } from "bun:test";
import { pathArguments } from "./path-arguments.ts";

test.each<[string, readonly string[]]>([
  ["ls /etc ./x ../y ~/z", ["/etc", "./x", "../y", "~/z"]],
  ["cd src && make", ["src"]],
  ["cd -", []],
  ["git checkout feature/x", []],
  ["curl https://example.net/a", []],
  ["docker run -v /data:/data library/image", []],
  ["cat 'my notes.txt' a\\ b", ["my notes.txt", "a b"]],
  ["cat *.md $HOME/x", []],
  ["./run.sh > /tmp/out < /tmp/in", ["./run.sh", "/tmp/in"]],
  ["vim -n src/main.ts", ["src/main.ts"]],
  ["FOO=/bar ./run.sh", ["./run.sh"]],
  ["git status", []],
  ["cat 'half", ["half"]],
])("%s needs %p", (line, expected) => {
  expect(pathArguments(line)).toEqual(expected);
});
