import { expect, test } from "bun:test";
import { completeTypeScript } from "./complete-typescript.ts";
import type { LiveName } from "./session-message.ts";

const asked: (readonly string[])[] = [];
const session = {
  async names(path: readonly string[]): Promise<readonly LiveName[]> {
    asked.push(path);
    return ["alpha", "alto", "beta"].map((name) => ({ name, kind: "variable", about: "number" }));
  },
};
const { signal } = new AbortController();

test.each([
  ["al", { path: [], start: 0, values: ["alto", "alpha"] }],
  ["it.al", { path: ["it"], start: 3, values: ["alto", "alpha"] }],
  ["f(it.deep?.b", { path: ["it", "deep"], start: 11, values: ["beta"] }],
  ["x + it.", { path: ["it"], start: 7, values: ["alpha", "alto", "beta"] }],
  ["cons", { path: [], start: 0, values: ["const"] }],
])("%j is completed from live values", async (text, { path, start, values }) => {
  const answer = completeTypeScript(text, text.length, signal, session);
  const later = await answer.later;
  expect(asked.at(-1)).toEqual(path);
  expect(later?.start).toBe(start);
  expect(later?.items.map(({ value }) => value).toSorted()).toEqual(values.toSorted());
});

test.each(["f().a", "'it.a", "1.a", '"x" + \'al'])("%j is not completed", (text) => {
  expect(completeTypeScript(text, text.length, signal, session).later).toBeUndefined();
});

test("a command is completed behind its colon", () => {
  const { now } = completeTypeScript(":re", 3, signal, session);
  expect(now.items.map(({ value }) => value)).toEqual(["reset"]);
});
