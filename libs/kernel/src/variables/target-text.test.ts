import { expect, test } from "bun:test";
import { parseTarget } from "./target-text.ts";
import type { Value } from "../values/value.ts";

test.each<[string, string, readonly Value[]]>([
  ["xs", "xs", []],
  ["services[web][tags]", "services", ["web", "tags"]],
  ["xs[-1]", "xs", ["-1"]],
  ["r[\"a b\"]['c']", "r", ["a b", "c"]],
  ["cafe\u0301", "caf\u00e9", []],
])("%s is a target", (text, name, keys) => {
  expect(parseTarget(text)).toMatchObject({ name, keys });
});

test.each([[""], ["[a]"], ["xs[]"], ["xs[a"], ["xs[a]b"], ['xs["a]']])(
  "%j is no target",
  (text) => {
    expect(() => parseTarget(text)).toThrow("names no variable");
  },
);
