import { expect, test } from "bun:test";
import { posix } from "node:path";
import { resolvePath } from "./resolve-path.ts";

test.each([
  ["/home/ada", "notes"],
  ["/home/ada", "./a//b/"],
  ["/home/ada", "../../.."],
  ["/home/ada", "../../../../etc"],
  ["/home/ada", "/etc/../usr/./bin/"],
  ["/home/ada", ""],
  ["/home/ada", "."],
  ["/", "..."],
  ["/", "a/..b/.c/..d/../e"],
])("from %s, %p is what the system makes of it", (from, path) => {
  expect(resolvePath(from, path)).toBe(posix.resolve(from, path));
});
